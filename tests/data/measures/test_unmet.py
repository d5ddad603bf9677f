"""How many went without, from shown figures alone."""

import pytest

from data.disclosure.not_available import NOT_AVAILABLE
from data.measures.unmet import Unmet, unmet
from models.community import Needs
from models.protected import ProtectedCount
from models.vocabulary import Withheld

FEW = ProtectedCount(None, Withheld.FEWER_THAN_10, 0, 9)


def shown(number):
    return ProtectedCount(number, None, max(8, number - 4), number + 4)


@pytest.mark.parametrize(
    ("stated", "met", "range_"),
    [
        (shown(30), shown(30), Unmet(0, 8)),
        (shown(35), shown(10), Unmet(17, 31)),
        (shown(15), FEW, Unmet(2, 19)),
        (FEW, FEW, None),
        (shown(30), NOT_AVAILABLE, None),
        (NOT_AVAILABLE, NOT_AVAILABLE, None),
    ],
)
def test_the_unmet_are_a_range_and_never_a_number(stated, met, range_):
    """Mutants: the shown numbers subtracted; 0 where it may not be told."""
    assert unmet(Needs("there", "easy_read", stated, met)) == range_
