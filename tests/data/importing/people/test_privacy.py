"""No label is shown that could be a name, an address, a number or free text (design 3).

Mutants and failed here: only the whole label looked at, not each answer in it; names in plain letters only; 121 characters let through; the vocabulary test of names taken out (Latin American hidden).
"""

import pytest

from data.importing.people.privacy import NOT_SHOWN, shown


@pytest.mark.parametrize(
    "label",
    ["a@example.org", "ask a@example.org", "12 High Street, Poole", "BH15 1AA", "I live in BH15 1AA", "01202 000000",
     "485 777 3456", "10.0.0.1", "https://example.org/me", "Mrs Example", "Zara Exampleton", "Exampleton, Zara", "x" * 121,
     "12345", "Zara Exampleton; Other", "Other: Zara Exampleton", "Jedi (Zara Exampleton)", "Ask Mrs Exampleton",
     "Zoë Núñez", "Łucja Żak", "Z. Exampleton", "EXAMPLETON, ZARA", "Zara O'Example-Ton"],
)  # fmt: skip
def test_what_may_be_personal_is_not_shown(label: str) -> None:
    assert shown(label) == NOT_SHOWN


@pytest.mark.parametrize(
    "label",
    [
        "8",
        "45-60",
        "> 60",
        "Gypsy, Roma and Traveller",
        "Latin American",
        "Jedi",
        "White Maltese",
        "x" * 120,
        "1-19 hours",
        "WHITE MALTESE",
        "Zorp; Jedi",
        "Mixed: Jedi",
    ],
)
def test_what_says_an_answer_is_shown(label: str) -> None:
    assert shown(label) == label
