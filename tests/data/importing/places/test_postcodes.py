"""What counts as a whole postcode, and what only as its first part."""

import pytest

from data.importing.places.postcodes import kind_of, spelled


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("QX1 1AA", "whole"), ("qx11aa", "whole"), ("  Q1  1AA ", "whole"), ("Q11 1AA", "whole"), ("Q1Q 1AA", "whole"),
        ("QX1Q 1AA", "whole"), ("QX11 1AA", "whole"), ("QX1\u00a01AA", "whole"), ("\ufeffQX1 1AA", "whole"),
        ("\uff31\uff38\uff11 1AA", "whole"), ("GIR 0AA", "whole"),
        ("QX1", "part"), ("Q1", "part"), ("QX11", "part"), ("QX1 1", "part"), ("QX11 1", "part"), ("QX1 1A", "part"), ("QX1Q", "part"),
        ("", "other"), ("QX", "other"), ("1AA", "other"), ("QX1 1AAA", "other"), ("QXX1 1AA", "other"), ("QX1 OAA", "other"),
        ("QX1-1AA", "other"), ("QX1 1AA, QX1 1AB", "other"), ("=QX1", "other"), ("hello", "other"), ("1 High Street QX1 1AA", "other"),
        ("\u0416X1 1AA", "other"), ("QX\u0661 1AA", "other"), ("QX1 1AA" * 10, "other"),
    ],
)  # fmt: skip
def test_what_a_cell_holds(cell: str, kind: str) -> None:
    """Mutants: one letter after the inward digit enough for a whole one; O read as a nought."""
    assert kind_of(cell) == kind


def test_one_spelling() -> None:
    assert {spelled(each) for each in ("QX1 1AA", "qx1 1aa", "QX11AA", " qx1\u200b1AA")} == {"QX11AA"}
