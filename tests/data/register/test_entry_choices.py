"""The closed choices of the Register's forms."""

import pytest

from data.demo.world import world
from data.register.entry_choices import choices, label


@pytest.mark.parametrize("kind", ["role", "format", "language"])
def test_each_has_a_label_of_its_own_and_other_comes_last(kind):
    found = choices(kind)
    assert len({each.label for each in found.values()}) == len(found) > 5
    assert [value for value in found if value.startswith("other")] in ([], [list(found)[-1]])


def test_what_the_invented_records_use_is_offered():
    """Mutant: Romani taken out of the file."""
    activities = world().activities
    for kind, column in (("format", "formats_offered"), ("language", "languages_offered")):
        used = {value for row in activities for value in row[column].split(";") if value}
        assert used <= choices(kind).keys()
    assert {row["role"] for row in world().organisations} <= choices("role").keys()


def test_a_value_has_its_label_and_an_unknown_one_is_tidied():
    assert label("role", "voluntary_sector") == "Voluntary sector"
    assert label("format", "sign_song") == "Sign song"
