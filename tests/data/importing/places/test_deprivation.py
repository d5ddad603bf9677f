"""From a rank, a tenth or a fifth to a fifth: every boundary of both versions of the indices."""

import pytest

from data.importing.places.deprivation import cut_points, highest, quintile


@pytest.mark.parametrize(("version", "areas"), [("2019", 32_844), ("2025", 33_755)])
def test_fifths_end_at_the_whole_rank_below_each_fifth_of_the_areas(version: str, areas: int) -> None:
    """Mutant: a cut point moved by one rank."""
    assert cut_points()[version] == tuple(areas * fifth // 5 for fifth in range(1, 6))


@pytest.mark.parametrize("version", ["2019", "2025"])
def test_every_boundary(version: str) -> None:
    """Mutant: the last rank of a fifth counted into the next one."""
    cuts = cut_points()[version]
    read = [(quintile(n, measure="imd_rank", version=version), quintile(n + 1, measure="imd_rank", version=version)) for n in cuts[:-1]]  # fmt: skip
    assert read == [("1", "2"), ("2", "3"), ("3", "4"), ("4", "5")]
    assert quintile(1, measure="imd_rank", version=version) == "1"
    assert quintile(cuts[-1], measure="imd_rank", version=version) == "5"
    tenths = [quintile(n, measure="imd_decile", version=version) for n in range(1, 11)]
    assert tenths == ["1", "1", "2", "2", "3", "3", "4", "4", "5", "5"]
    assert [quintile(n, measure="imd_quintile", version=version) for n in range(1, 6)] == list("12345")


@pytest.mark.parametrize("measure", ["imd_rank", "imd_decile", "imd_quintile"])
def test_no_area_has_a_number_beyond(measure) -> None:
    for number in (0, -1, highest(measure, version="2019") + 1):
        with pytest.raises(ValueError, match="no such area"):
            quintile(number, measure=measure, version="2019")
