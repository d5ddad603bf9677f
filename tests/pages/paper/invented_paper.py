"""An invented paper that uses every block, with texts that each format could take for something else.

Every writer is tested with it, so that all are held to the same words. Nothing in it is true.
"""

from collections.abc import Iterator
from datetime import date

from models.vocabulary import Missing, Verdict
from pages.paper.blocks import (
    Bars,
    Bullets,
    Chart,
    Fact,
    Figures,
    Heading,
    Opening,
    Paper,
    Paragraph,
    Section,
    Series,
    SmallPrint,
)
from pages.parts import reach_table
from pages.parts.charts import missing_strip, reach_chart
from pages.parts.sentences.headline import Headline
from pages.parts.tables import Cell, Column, Row, Table, heard, verdict
from tests.pages.pets import count, pets

WARNING = "Invented records: nothing in this paper is true."
HEADINGS = {"cats": "Furry", "dogs": "Furry", "fish": "Not furry", "birds": "Not furry"}
COMPARED = pets(
    known=1200,
    people=1500,
    missing={Missing.PREFER_NOT_TO_SAY: 200, Missing.NOT_KNOWN: None, Missing.NOT_ASKED: 100},
    cats=700,
    dogs=120,
    fish=None,
    birds=0,
)
HOSTILE = (
    "=1+1",
    "@x",
    "+44 7700 900000",
    "-5",
    "<b>bold</b> & <script>alert(1)</script>",
    "</script><!-- ",
    "#let x = 1",
    "*star* _under_ `tick` ~wave~",
    "$x^2$ \\ \\u{41} \\n",
    "[link](address) {brace} //comment /*c*/",
    "ŵ é Ł ’ – “quoted” \N{NON-BREAKING HYPHEN}",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2,
    '"double" and \'single\' "',
    "1. looks like a list",
    "  spaces   in  the middle  ",
)
"""Texts that a spreadsheet, a web page, a typesetter or an office program could obey instead of showing."""


def invented_paper(*, warning: str = WARNING) -> Paper:
    """Return the paper: three sections with every kind of block."""
    return Paper(
        title="Who we reached: pets & their people",
        organisation="NHS Petshire Integrated Care Board <ŵ>",
        made_on=date(2026, 11, 26),
        facts=(
            Fact("Release", "7, made 3 March 2026"),
            Fact("Selection", "All activities, since records began"),
            Fact("Rounding", "People are rounded to the nearest 5; numbers below 10 are hidden."),
            Fact("Sources", "Census 2021, ONS. Open Government Licence v3.0. =1+1 <b>&"),
        ),
        sections=(_reach(), _words(), _everything_hidden()),
        warning=warning,
    )


def texts(paper: Paper) -> Iterator[str]:
    """Give every text that a reader of the paper must find, in reading order; a claim and its rest are one text."""
    yield from (paper.title, paper.organisation, *([paper.warning] if paper.warning else []))
    for fact in paper.facts:
        yield from (fact.label, fact.text)
    for section in paper.sections:
        yield from (section.title, section.question)
        for block in section.blocks:
            match block:
                case Opening() | Paragraph():
                    yield str(block.text)
                case Bullets():
                    yield from map(str, block.lines)
                case Heading():
                    yield block.text
                case SmallPrint():
                    yield from block.lines
                case Chart():
                    yield from (each for each in (block.title, block.key) if each)
                case Figures():
                    yield block.table.caption
                    yield from (column.heading for column in block.table.columns)
                    last = ""
                    for row in block.table.rows:
                        if row.under and row.under != last:
                            yield row.under
                        last = row.under
                        yield from (cell.text for cell in row.cells)


def _reach() -> Section:
    drawn = reach_chart.info(
        COMPARED.comparison, level=COMPARED.level, headings=HEADINGS, what="pet", headline="Cats came most."
    )
    table = reach_table.reach(COMPARED, headings=HEADINGS, caption="People heard by pet, all activities")
    return Section(
        slug="pets",
        title="Pets",
        question="Whose pets did we hear about?",
        blocks=(
            Opening(Headline("Friends of dogs are clearly under-reached", ": we heard 120, where 360 would be in proportion.")),
            Chart(
                name="reach_pets",
                title="Reach by pet",
                drawing=reach_chart.figure(drawn),
                alt=drawn.alt,
                key=reach_chart.key(),
                bars=Bars(
                    groups=("Cats", "Dogs", "Fish (fewer than 10)", "Birds"),
                    series=(
                        Series("People heard", (700, 120, None, 0)),
                        Series("Expected", (360, 360, 120, 360)),
                    ),
                    unit="People",
                ),
            ),
            Figures(table),
            SmallPrint(("Source: invented.", "Rounded to the nearest 5.")),
        ),
    )  # fmt: skip


def _words() -> Section:
    rows = tuple(
        Row((Cell(text), Cell(text), Cell("60")), under=("<i>First</i>", "=2+2", "")[place // 6])
        for place, text in enumerate(HOSTILE)
    )
    return Section(
        slug="words",
        title="Words & <marks>",
        question="Are all words shown and none obeyed?",
        blocks=(
            Opening(Headline("", "No claim, only words: 100% #sure.")),
            Heading("A heading = inside * a section"),
            Paragraph(Headline("A claim.", " And what follows it, with a #hash, a $dollar and a <tag>.")),
            Paragraph(Headline("", "Plain, without a claim.")),
            Bullets(tuple(Headline(f"Claim {text}", f": {text}") for text in HOSTILE)),
            Figures(
                Table(
                    "Words that look like something else & <more>",
                    (Column("Words"), Column("Said again", prose=True), Column("=People", number=True)),
                    rows,
                )
            ),
            SmallPrint(HOSTILE),
        ),
    )


def _everything_hidden() -> Section:
    strip = missing_strip.info(COMPARED.comparison.table, what="pet")
    words = ("Under-reached", "Over-reached", "About in line")
    table = Table(
        "Groups with hidden numbers",
        (
            Column("Group"),
            Column("People heard", number=True),
            Column("Share", number=True),
            Column("Ratio", number=True),
            Column("Verdict"),
            Column("Due"),
        ),
        tuple(
            Row((Cell(word), heard(shown), Cell(share, quiet=True), Cell("–"), verdict(said), due))
            for word, shown, share, said, due in zip(
                words,
                (count(None), count(12345), count(0)),
                ("hidden", "82%", "0%"),
                (Verdict.UNDER, Verdict.OVER, None),
                (Cell("Overdue", act=True), Cell("On time", link="/open-activities"), Cell("not asked")),
                strict=True,
            )
        ),
    )
    return Section(
        slug="missing",
        title="Who did not answer",
        question="Of whom do we know nothing?",
        blocks=(
            Paragraph(Headline(strip.sentence, "")),
            Chart(
                name="missing_pets",
                title="Who answered",
                drawing=missing_strip.figure(strip),
                alt=strip.alt,
                key=missing_strip.key(strip),
            ),
            Chart(
                name="shares_pets",
                title="Share heard",
                drawing=missing_strip.figure(strip),
                alt="Shares of two groups.",
                bars=Bars(
                    groups=("Cats", "Dogs (=hidden)"),
                    series=(Series("Share heard", (0.58, None)),),
                    unit="Share of those who answered",
                    percent=True,
                ),
            ),
            Figures(table),
        ),
    )
