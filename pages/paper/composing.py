"""From what is asked for to a whole paper."""

from pages.paper import contents, front_matter
from pages.paper.asked import Asked
from pages.paper.blocks import Paper

TITLE = "Who took part, who is missing, and whether we answered"
"""The title of a paper that nobody has named."""


def compose(asked: Asked) -> Paper:
    """Return the paper: the parts asked for in their order, and what a reader needs to trust them.

    Raises KeyError where a part does not exist.
    """
    return Paper(
        title=asked.title or TITLE,
        organisation=asked.release.organisation,
        made_on=asked.on,
        facts=front_matter.of(asked),
        sections=tuple(contents.section(asked, slug) for slug in contents.in_order(asked.parts)),
        warning=front_matter.warning(asked),
    )
