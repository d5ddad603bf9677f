"""Findings with their responses from a CSV, and as one: checked row by row, stored all or none.

The shape: a heading row with the names of `COLUMNS`, in any order; one row for each finding. Engagements and communities go by
their name or their reference; days are written 14/06/2026 or 2026-06-14; a decision is "accepted", "partly" or "not".
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from data import facts
from data.databases import register_session
from data.register import communities, finding_entries, responses, shown_names
from data.register.entries import EntryRefused, NameMayIdentify
from data.register.findings import FindingEntry
from data.register.responses import ResponseEntry
from models.vocabulary import Decision, Dimension

REQUIRED = ("engagement", "title", "said", "received_on")
COLUMNS = (
    *("engagement", "community", "stage", "title", "said", "source_report", "received_on", "decision"),
    *("decided_on", "reason", "action", "owner", "due_on", "done_on", "told_on"),
)
LARGEST = 1_000_000
"""Bytes."""
MOST_ROWS = 2_000
LONGEST = {"said": 600, "reason": 600, "action": 600, "owner": 80}
LONGEST_OTHER = 120
FORMULA_STARTS = ("=", "+", "-", "@")
DECISIONS = {"accepted": Decision.ACCEPTED, "partly": Decision.PARTLY, "not": Decision.NOT}

TOO_LARGE = f"The file is larger than {LARGEST // 1_000_000} MB. Bring it in as several files."
TOO_MANY = f"The file has more than {MOST_ROWS:,} rows. Bring it in as several files."
NOT_TEXT = "The file is not a CSV of text. Save it from your spreadsheet as “CSV UTF-8” and send that."
NO_ROWS = "The file has a heading and no reports. Add a row for each report."
UNKNOWN_COLUMN = "Row 1: there is no column “{name}”. Use the headings of the empty file."
MISSING_COLUMN = "Row 1: the column {name} is missing. Use the headings of the empty file."
TWICE_COLUMN = "Row 1: the column {name} is there twice. Keep one of them."
CELLS = "Row {row}: it has {found} cells, and the heading has {wanted}. Put text that holds a comma in quotation marks."
CELL = "Row {row}, column {column}: {why}"
FORMULA = "it is a formula. Put the words themselves there."
TOO_LONG = "it is longer than {most} letters. Shorten it."
NO_ENGAGEMENT = (
    "there is no such engagement. Write its title or reference as in Register, or add it there first."
)
SEVERAL = "several engagements have this title. Write the reference of the one you mean."
NO_COMMUNITY = "there is no such community. Write its name as this dashboard does, or leave it blank where everybody could say it."
NO_STAGE = "there is no such stage. Write one of: {known}; or leave it blank."
NO_DECISION = "write accepted, partly or not; or leave it blank while nothing is decided."
NOT_A_DAY = "write the day as 14/06/2026 or 2026-06-14, or leave it blank."
TWICE = "the same report is there already, in row {row}. Keep one of them."

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})")
_FIELD = re.compile(r"“(Day [^”]*)”")
_FIELDS = {
    "Day it was received": "received_on",
    "Day it was decided": "decided_on",
    "Day it is due": "due_on",
    "Day it was done": "done_on",
    "Day people were told": "told_on",
}
_REASONS = {
    finding_entries.NO_ENGAGEMENT: "engagement",
    finding_entries.NO_TITLE: "title",
    finding_entries.NOTHING_SAID: "said",
    finding_entries.NO_RECEIVED_DAY: "received_on",
    finding_entries.ALREADY_THERE: "title",
    responses.NO_REASON: "reason",
    responses.NO_ACTION: "action",
    responses.NO_DECIDED_DAY: "decided_on",
    responses.OWNER_IS_A_PERSON: "owner",
    responses.DONE_REFUSED: "done_on",
}


@dataclass(frozen=True)
class Line:
    """One row of a file, as a spreadsheet numbers it."""

    row: int
    finding: FindingEntry
    response: ResponseEntry


def store(content: bytes, *, who: str, on: date, keep_name: bool = False) -> tuple[str, ...]:
    """Read a file and add its findings in one transaction, all or none; return their references. `on` is today.

    Raises
    ------
    EntryRefused
        Something in it can't be, or is there already; or (`NameMayIdentify`) a text may say who took part and `keep_name` is
        not set. The message says the row, the column and what to put there.
    """
    with register_session(writing=True) as session:
        made = []
        for line in read(content, session=session, on=on):
            try:
                made.append(
                    finding_entries.add_within(
                        session, line.finding, line.response, who=who, on=on, keep_name=keep_name
                    )
                )
            except NameMayIdentify as asked:
                raise type(asked)(f"Row {line.row}: {asked}") from asked
            except EntryRefused as refused:
                raise _placed(line.row, refused) from refused
        session.commit()
    return tuple(made)


def read(content: bytes, *, session: Session, on: date) -> tuple[Line, ...]:
    """Return the rows of a file, checked. Raises EntryRefused, as `store` does."""
    rows = _rows(content)
    heading = _heading(rows[0])
    titles: dict[str, list[str]] = {}
    for reference, title in shown_names.engagements(session).items():
        titles.setdefault(title.casefold(), []).append(reference)
        titles.setdefault(reference.casefold(), []).append(reference)
    known = {
        word.casefold(): slug for slug, name in communities.names(session).items() for word in (slug, name)
    }
    lines: list[Line] = []
    seen: dict[tuple[object, ...], int] = {}
    for number, cells in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(heading):
            raise EntryRefused(CELLS.format(row=number, found=len(cells), wanted=len(heading)))
        named = {
            name: _text(cell, row=number, column=name) for name, cell in zip(heading, cells, strict=True)
        }
        line = _line(named, row=number, titles=titles, communities_known=known)
        try:
            finding, response = finding_entries.checked(line.finding, line.response, on=on)
        except EntryRefused as refused:
            raise _placed(number, refused) from refused
        key = (finding.engagement, finding.title, finding.received_on)
        if key in seen:
            raise _wrong(number, "title", TWICE.format(row=seen[key]))
        seen[key] = number
        lines.append(Line(number, finding, response))
    if not lines:
        raise EntryRefused(NO_ROWS)
    return tuple(lines)


def take_back(references: Sequence[str], *, who: str) -> None:
    """Take back the findings of a file that was just brought in. Raises EntryRefused where one was changed since."""
    for reference in references:
        finding_entries.remove_added(reference, who=who)


def _rows(content: bytes) -> list[list[str]]:
    if len(content) > LARGEST:
        raise EntryRefused(TOO_LARGE)
    if b"\0" in content:
        raise EntryRefused(NOT_TEXT)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    try:
        rows = list(
            csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
        )
    except csv.Error as error:
        raise EntryRefused(NOT_TEXT) from error
    if len(rows) > MOST_ROWS + 1:
        raise EntryRefused(TOO_MANY)
    return rows or [[]]


def _heading(cells: Sequence[str]) -> list[str]:
    names = [cell.strip().casefold() for cell in cells]
    for name in names:
        if name not in COLUMNS:
            raise EntryRefused(UNKNOWN_COLUMN.format(name=name[:LONGEST_OTHER]))
        if names.count(name) > 1:
            raise EntryRefused(TWICE_COLUMN.format(name=name))
    for name in REQUIRED:
        if name not in names:
            raise EntryRefused(MISSING_COLUMN.format(name=name))
    return names


def _text(cell: str, *, row: int, column: str) -> str:
    """Return the words of a cell; the apostrophe goes that our own file puts before what looks like a formula."""
    text = cell.strip()
    if text.startswith("'") and text[1:].lstrip().startswith(FORMULA_STARTS):
        text = text[1:]
    elif text.startswith(FORMULA_STARTS):
        raise _wrong(row, column, FORMULA)
    most = LONGEST.get(column, LONGEST_OTHER)
    if len(text) > most:
        raise _wrong(row, column, TOO_LONG.format(most=most))
    return text


def _line(
    cells: Mapping[str, str],
    *,
    row: int,
    titles: Mapping[str, Sequence[str]],
    communities_known: Mapping[str, str],
) -> Line:
    engagements = sorted(set(titles.get(cells["engagement"].casefold(), ())))
    if len(engagements) != 1:
        raise _wrong(row, "engagement", SEVERAL if engagements else NO_ENGAGEMENT)
    community = cells.get("community", "")
    if community and community.casefold() not in communities_known:
        raise _wrong(row, "community", NO_COMMUNITY)
    decision = cells.get("decision", "").casefold()
    if decision and decision not in DECISIONS:
        raise _wrong(row, "decision", NO_DECISION)

    def day(column: str) -> date | None:
        return _day(cells.get(column, ""), row=row, column=column)

    return Line(
        row,
        FindingEntry(
            engagements[0],
            cells["title"],
            cells["said"],
            day("received_on"),
            communities_known.get(community.casefold()),
            _stage(cells.get("stage", ""), row=row),
            cells.get("source_report", ""),
        ),
        ResponseEntry(
            DECISIONS.get(decision),
            day("decided_on"),
            cells.get("reason", ""),
            cells.get("action", ""),
            cells.get("owner", ""),
            *(day("due_on"), day("done_on"), day("told_on")),
        ),
    )


def _stage(text: str, *, row: int) -> str:
    values = facts.dimension_values(Dimension.STAGE.value)
    labels = {facts.dimension_label(Dimension.STAGE.value, each): each for each in values}
    known = {**{value: value for value in values}, **{name.casefold(): v for name, v in labels.items()}}
    if text and text.casefold() not in known:
        raise _wrong(row, "stage", NO_STAGE.format(known=", ".join(labels)))
    return known.get(text.casefold(), "")


def _day(text: str, *, row: int, column: str) -> date | None:
    if not text:
        return None
    found = _DAY.fullmatch(text)
    try:
        if found is None:
            raise ValueError(text)
        if found[1]:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date(int(found[4]), int(found[5]), int(found[6]))
    except ValueError as wrong:
        raise _wrong(row, column, NOT_A_DAY) from wrong


def _placed(row: int, refused: EntryRefused) -> EntryRefused:
    """Return a refusal with the row, and the column that it is about."""
    field = _FIELD.search(str(refused))
    column = _FIELDS.get(field[1], "") if field else _REASONS.get(str(refused), "")
    why = str(refused)
    return _wrong(row, column, why) if column else EntryRefused(f"Row {row}: {why}")


def _wrong(row: int, column: str, why: str) -> EntryRefused:
    return EntryRefused(CELL.format(row=row, column=column, why=why))
