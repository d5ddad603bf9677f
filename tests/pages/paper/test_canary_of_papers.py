"""The canary for papers (method 2.8 no. 14 to 16): no true number stands anywhere in a file that we give.

The world of unusual counts of `tests/pages/test_canary.py` is published, a paper with every part is made of it in every
format, and all that stands in the file is searched, also where no reader looks (`inside.py`, tested by hiding things).
"""

import pytest
from plotly.offline import get_plotlyjs

from pages.paper import asking, composing, contents
from pages.paper.asking import PaperChoices
from pages.paper.writing.formats import FORMATS, Format
from pages.parts import choices, days, reads
from tests.pages.paper.inside import texts
from tests.pages.test_canary import given_by_shown_values, leaks, publish_world

__all__ = ["publish_world"]

EVERY_PART = tuple(each.slug for each in contents.parts())
SELECTIONS = [
    (choices.ALL, choices.OPEN_TO_ALL),
    (choices.ALL, choices.ALL),
    ("2024-25", choices.OPEN_TO_ALL),
]


def paper(period: str, activities: str):
    release = reads.release()
    assert release is not None
    asked = asking.ask(release, PaperChoices(period, activities, EVERY_PART, ""), on=days.today())
    assert asked is not None
    return composing.compose(asked)


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.ending)
@pytest.mark.parametrize(("period", "activities"), SELECTIONS)
def test_no_true_number_stands_in_any_file(world, kind: Format, period: str, activities: str):
    """Mutant: the true count of the survey's people as a property of the workbook, and as a value of a native chart."""
    # Plotly itself is megabytes of somebody else's numbers.
    written = kind.writes(paper(period, activities)).replace(get_plotlyjs().encode(), b"")
    said = texts(written, kind.ending.removeprefix("."))
    assert any("People heard" in text for _, text in said)
    by_chance = given_by_shown_values()
    found = {(where, number) for where, text in said for number in leaks(text) - by_chance}
    assert found == set()


def test_every_part_of_this_world_has_figures(world):
    """A canary that looks at empty papers finds nothing."""
    made = paper(*SELECTIONS[1])
    assert len(list(made.tables())) > 10
    assert len(list(made.charts())) > 5
