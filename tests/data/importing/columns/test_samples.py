"""Three labels of a column, none of them rare and none of them a person's."""

import pytest

from data.importing.columns.samples import samples


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["Female"] * 3 + ["Male"] * 2, ("Female",)),
        (["Female"] * 2, ()),
        ([], ()),
        ([""] * 9 + ["  "] * 5 + ["Male"] * 3, ("Male",)),
        (["a"] * 3 + ["b"] * 4 + ["c"] * 5 + ["d"] * 6, ("d", "c", "b")),
        (["ann@example.org"] * 9 + ["BH1 1AA"] * 8 + ["07700 900123"] * 7 + ["Ann Other-Smith"] * 3, ()),
        (["x " * 50] * 3, (("x " * 30).strip() + "…",)),
        (["x" * 121] * 3, ()),
    ],
)
def test_samples(cells, expected):
    """Mutants: labels of two rows shown; labels shown that look like an address."""
    assert samples(cells) == expected
