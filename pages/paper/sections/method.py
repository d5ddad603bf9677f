"""Method: how every number is made and kept safe, when we give a verdict, and what the figures cannot do."""

from pages.paper.asked import Asked
from pages.paper.blocks import Block, Bullets, Figures, Heading, Opening, Paragraph
from pages.paper.shaping import prose
from pages.parts.method import method_tables, worked_example
from pages.parts.sentences import on_method
from pages.parts.sentences.headline import Headline

PAGE = "method"


def blocks(asked: Asked) -> tuple[Block, ...]:
    """Return what *Method* says, from the files that the code itself uses."""
    gap = worked_example.chosen(asked.release)
    return (
        Opening(on_method.FINDING),
        Heading("From a record to a figure"),
        *prose.read(PAGE, "path"),
        Heading("What must stay true"),
        Bullets(method_tables.true_lines()),
        Heading("How small numbers are kept safe"),
        Paragraph(Headline("", method_tables.agreed())),
        Figures(method_tables.rules()),
        Paragraph(Headline("", method_tables.held_back(asked.release))),
        Heading("When we give a verdict"),
        Paragraph(Headline("", on_method.VERDICTS)),
        Figures(method_tables.verdicts()),
        Figures(method_tables.thresholds()),
        *([Paragraph(Headline("", worked_example.sentences(gap)))] if gap else []),
        Heading("What these figures cannot do"),
        *prose.read(PAGE, "limits"),
        Heading("Words we use"),
        Figures(method_tables.words_we_use()),
    )
