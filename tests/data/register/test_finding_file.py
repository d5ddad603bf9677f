"""Findings from a CSV: a file in, findings out, or the row, the column and what to put there; all of it or nothing.

Mutants, each caught here: each row committed by itself; a formula taken in; days read month first; an unknown community added.
"""

import csv
import io
from datetime import date

import pytest

from data.register import engagements, finding_entries, finding_file, finding_rows, findings, responses
from data.register.engagements import EngagementEntry
from data.register.entries import EntryRefused, NameMayIdentify
from models.vocabulary import Decision
from pages.parts.downloads import escaped

ON = date(2026, 10, 2)
GOOD = {
    "engagement": "Winter plan",
    "community": "carers",
    "stage": "Consultation",
    "title": "Nights are long",
    "said": "Nobody comes, at night.",
    "source_report": "Notes",
    "received_on": "01/03/2026",
    "decision": "partly",
    "decided_on": "2026-04-01",
    "reason": "There is money for half.",
    "action": "A night line.",
    "owner": "Head of Care",
    "due_on": "",
    "done_on": "",
    "told_on": "02/04/2026",
}


@pytest.fixture
def register(sqlite_databases) -> None:
    engagements.add_engagement(EngagementEntry("Winter plan"), who="steward")


def a_file(*rows: dict[str, str], columns=finding_file.COLUMNS) -> bytes:
    out = io.StringIO(newline="")
    write = csv.DictWriter(out, columns, extrasaction="ignore")
    write.writeheader()
    write.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def store(content: bytes, **more: bool) -> tuple[str, ...]:
    return finding_file.store(content, who="steward", on=ON, **more)


def test_a_row_becomes_a_finding_with_its_response(register):
    assert store(a_file(GOOD)) == ("nights-are-long",)
    (found,) = findings.recorded()
    assert (found.entry.community, found.entry.stage) == ("carers", "consultation")
    assert found.entry.received_on == date(2026, 3, 1)
    assert found.response.decision is Decision.PARTLY
    assert found.response.due_on == date(2026, 5, 30)
    assert found.response.told_on == date(2026, 4, 2)


def test_what_goes_out_comes_in_again_formulas_and_all(register):
    store(a_file(GOOD | {"title": "Second"}, GOOD | {"title": "Equal = fair"}))
    before = findings.recorded()
    rows = [[escaped(cell) for cell in row] for row in finding_rows.rows_of(before)]
    for each in before:
        finding_entries.remove_finding(each.reference, opened=each.version, who="steward")
    store(a_file(*(dict(zip(finding_file.COLUMNS, row, strict=True)) for row in rows)))
    assert [(each.entry, each.response) for each in findings.recorded()] == [
        (each.entry, each.response) for each in before
    ]


def at(column: str, why: str) -> str:
    return finding_file.CELL.format(row=3, column=column, why=why)


REFUSED = [
    ({"engagement": "Summer plan"}, at("engagement", finding_file.NO_ENGAGEMENT)),
    ({"community": "Carrers"}, at("community", finding_file.NO_COMMUNITY)),
    ({"title": ""}, at("title", finding_entries.NO_TITLE)),
    ({"said": ""}, at("said", finding_entries.NOTHING_SAID)),
    ({"said": "=1+1"}, at("said", finding_file.FORMULA)),
    ({"said": "a" * 601}, at("said", finding_file.TOO_LONG.format(most=600))),
    ({"received_on": ""}, at("received_on", finding_entries.NO_RECEIVED_DAY)),
    ({"received_on": "03/31/2026"}, at("received_on", finding_file.NOT_A_DAY)),
    ({"received_on": "1 March"}, at("received_on", finding_file.NOT_A_DAY)),
    ({"received_on": "03/10/2026"}, at("received_on", finding_entries.RECEIVED_AHEAD)),
    ({"decision": "maybe"}, at("decision", finding_file.NO_DECISION)),
    ({"reason": ""}, at("reason", responses.NO_REASON)),
    ({"action": ""}, at("action", responses.NO_ACTION)),
    ({"owner": "Mrs Hill"}, at("owner", responses.OWNER_IS_A_PERSON)),
    ({"told_on": "31/03/2026"}, at("told_on", responses.TOLD_FIRST.format(day="1 April 2026"))),
    ({"decided_on": "28/02/2026"}, at("decided_on", responses.DECIDED_FIRST.format(day="1 March 2026"))),
    ({"title": "First"}, at("title", finding_file.TWICE.format(row=2))),
]


@pytest.mark.parametrize(("cells", "why"), REFUSED, ids=lambda value: str(value)[:40])
def test_a_row_that_can_not_be_is_named_with_its_column_and_nothing_is_stored(register, cells, why):
    with pytest.raises(EntryRefused) as refused:
        store(a_file(GOOD | {"title": "First"}, GOOD | cells))
    assert str(refused.value) == why
    assert findings.recorded() == ()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", finding_file.MISSING_COLUMN.format(name="engagement")),
        (b"a\0b", finding_file.NOT_TEXT),
        (a_file(), finding_file.NO_ROWS),
        (
            a_file(GOOD, columns=finding_file.COLUMNS[1:]),
            finding_file.MISSING_COLUMN.format(name="engagement"),
        ),
        (b"colour\r\nred\r\n", finding_file.UNKNOWN_COLUMN.format(name="colour")),
        (
            b"engagement,title,said,received_on\r\na,b\r\n",
            finding_file.CELLS.format(row=2, found=2, wanted=4),
        ),
        (b"x" * (finding_file.LARGEST + 1), finding_file.TOO_LARGE),
    ],
)
def test_a_file_of_another_shape_is_refused(register, content, why):
    with pytest.raises(EntryRefused) as refused:
        store(content)
    assert str(refused.value) == why


def test_what_is_there_already_is_refused_and_nothing_of_the_file_is_stored(register):
    store(a_file(GOOD))
    with pytest.raises(EntryRefused) as refused:
        store(a_file(GOOD | {"title": "New"}, GOOD))
    assert str(refused.value) == at("title", finding_entries.ALREADY_THERE)
    assert len(findings.recorded()) == 1


def test_words_that_may_say_who_took_part_are_asked_about_with_their_row(register):
    content = a_file(GOOD, GOOD | {"title": "Trans group, 6 people"})
    with pytest.raises(NameMayIdentify, match="Row 3: This name may say who took part"):
        store(content)
    assert findings.recorded() == ()
    assert len(store(content, keep_name=True)) == 2


def test_a_file_can_be_taken_back(register):
    references = store(a_file(GOOD, GOOD | {"title": "Second"}))
    finding_file.take_back(references, who="steward")
    assert findings.recorded() == ()
