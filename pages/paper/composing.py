"""From what is asked for to a whole paper."""

from dataclasses import replace

from data.register import shown_names
from pages.paper import contents, front_matter
from pages.paper.asked import Asked
from pages.paper.blocks import Paper

TITLE = "Who took part, who is missing, and whether we answered"
"""The title of a paper that nobody has named."""


def compose(asked: Asked) -> Paper:
    """Return the paper: the parts asked for in their order, and what a reader needs to trust them.

    Names and texts that may say who took part are kept back as from viewers, also where stewards see them on pages: nobody
    knows where a paper goes. Raises KeyError where a part does not exist.
    """
    seen = replace(asked, release=replace(asked.release, for_viewers=True))
    with shown_names.as_viewers_see():
        return Paper(
            title=seen.title or TITLE,
            organisation=seen.release.organisation,
            made_on=seen.on,
            facts=front_matter.of(seen),
            sections=tuple(contents.section(seen, slug) for slug in contents.in_order(seen.parts)),
            warning=front_matter.warning(seen),
        )
