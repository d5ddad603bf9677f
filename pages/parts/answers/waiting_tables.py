"""Findings and responses as tables: every report with its clock, what came of each, and how long answers take."""

from collections.abc import Mapping, Sequence

from data.register import shown_names
from data.responses.times import Comparison, TimeToAnswer
from data.responses.waiting import Standing
from models.vocabulary import Decision, FindingState, Pace
from pages.parts import wording
from pages.parts.answers import answer_reads, waiting_words
from pages.parts.answers.answer_reads import Answers
from pages.parts.sentences import on_answers
from pages.parts.tables import Cell, Column, Row, Table

REPORT_COLUMNS = (
    Column("Report"),
    Column("Who said it"),
    Column("Received"),
    Column("Standing"),
    Column("Days", number=True),
    Column("In words"),
    Column("Due"),
    Column("Owner"),
)
CAME_COLUMNS = (
    Column("You said", prose=True),
    Column("We decided"),
    Column("We did", prose=True),
    Column("Told"),
)
TIME_COLUMNS = (
    Column("Reports", number=True),
    Column("Told", number=True),
    Column("Median days", number=True),
    Column("95% interval", number=True),
    Column("Longest still waiting", number=True),
)
AGAINST = Column("Against all others")
STATES = {
    FindingState.OVERDUE: "Overdue",
    FindingState.WAITING: "Waiting",
    FindingState.NOT_TOLD: "Answered, not told",
    FindingState.TOLD: "Told",
}
PACES = {
    Pace.LONGER: "Waits longer",
    Pace.SHORTER: "Waits less",
    Pace.NO_CLEAR_DIFFERENCE: "No clear difference",
    Pace.TOO_FEW: "Too few to tell",
}
NOTHING_TO_DO = "nothing to do"
TO_COME = "To come: "
NOT_DONE = "not done yet"


def reports(known: Answers, *, whole: bool = False, most: int | None = None) -> Table:
    """Return reports with their clock, at `most` so many, those that wait first and the oldest of them first.

    `whole` adds the words, for the download.
    """
    listed = (*known.waiting, *known.told)[:most]
    columns = (
        *REPORT_COLUMNS,
        *(
            (
                Column("Engagement"),
                Column("People who took part"),
                Column("What people said"),
                Column("Source report"),
                Column("Decision"),
                Column("Decided"),
                Column("Why"),
                Column("What we do"),
                Column("Done"),
                Column("Told"),
            )
            if whole
            else ()
        ),
    )
    rows = tuple(Row((*_report(each), *(_more(known, each) if whole else ()))) for each in listed)
    return Table(f"Every report as it stood on {wording.day(known.on)}", columns, rows)


def _report(each: Standing) -> tuple[Cell, ...]:
    late = each.state is FindingState.OVERDUE
    response = each.finding.response
    return (
        Cell(each.finding.entry.title),
        Cell(answer_reads.community(each)),
        Cell(wording.short_day(each.finding.received_on)),
        Cell(STATES[each.state], act=late),
        Cell(f"{each.days:,}"),
        Cell(each.words),
        Cell(wording.short_day(response.due_on) if response.due_on else waiting_words.NO_DAY),
        Cell(response.owner or waiting_words.NO_OWNER, quiet=bool(response.owner)),
    )


def _more(known: Answers, each: Standing) -> tuple[Cell, ...]:
    response, entry = each.finding.response, each.finding.entry
    days = [
        wording.short_day(day) if day else wording.NOT_APPLICABLE
        for day in (response.decided_on, response.done_on, response.told_on)
    ]
    heard = known.heard(each)
    return (
        Cell(each.finding.engagement_title),
        Cell(wording.people(heard) if heard else "not available"),
        Cell(entry.said),
        Cell(entry.source_report or wording.NOT_APPLICABLE),
        Cell(waiting_words.decision(each)),
        Cell(days[0]),
        Cell(response.reason or wording.NOT_APPLICABLE),
        Cell(response.action or wording.NOT_APPLICABLE),
        Cell(days[1]),
        Cell(days[2]),
    )


def came_of_it(listed: Sequence[Standing]) -> Table:
    """Return what came of the reports whose people were told, in their order."""
    rows = []
    for each in listed:
        response, entry = each.finding.response, each.finding.entry
        did = response.action or wording.NOT_APPLICABLE
        if response.decision is Decision.NOT:
            did = NOTHING_TO_DO
        elif response.done_on is None:
            did = f"{TO_COME}{did}" if response.action else NOT_DONE
        reason = f": {response.reason}" if response.reason else ""
        source = entry.source_report and not shown_names.is_kept_back(entry.source_report)
        where = f" In: {entry.source_report}." if source else ""
        rows.append(
            Row(
                (
                    Cell(f"{entry.title} ({answer_reads.community(each)}): “{entry.said}”{where}"),
                    Cell(f"{waiting_words.decision(each)}{reason}"),
                    Cell(did),
                    Cell(f"{wording.short_day(each.until)}, after {waiting_words.exact_days(each)}"),
                )
            )
        )
    return Table("What came of it, the last told first", CAME_COLUMNS, tuple(rows))


def times(
    heading: str,
    listed: Sequence[TimeToAnswer],
    *,
    compared: Mapping[str, Comparison] | None = None,
    promised: int,
    caption: str,
) -> Table:
    """Return how long an answer takes for each of a kind, with its days as `promised`; with `compared`, whether each
    waits longer than all others.
    """
    columns = (Column(heading), *TIME_COLUMNS, *((AGAINST,) if compared is not None else ()))
    rows = tuple(
        Row(
            (
                *_time(each, promised=promised),
                *((_against(compared.get(each.name)),) if compared is not None else ()),
            )
        )
        for each in listed
    )
    return Table(caption, columns, rows, scrolls=True)


def _time(each: TimeToAnswer, *, promised: int) -> tuple[Cell, ...]:
    nobody = each.unanswered_past(promised)
    wait = wording.NOT_APPLICABLE if each.longest_wait is None else waiting_words.days(each.longest_wait)
    return (
        Cell(each.name),
        Cell(f"{each.reports:,}"),
        Cell(f"{each.told:,}", act=nobody),
        Cell(f"{each.median:,}" if each.median is not None else on_answers.median(each), act=nobody),
        Cell(on_answers.interval(each)),
        Cell(wait),
    )


def _against(found: Comparison | None) -> Cell:
    if found is None:
        return Cell(PACES[Pace.TOO_FEW], quiet=True)
    return Cell(
        PACES[found.pace],
        act=found.pace is Pace.LONGER,
        quiet=found.pace in (Pace.TOO_FEW, Pace.NO_CLEAR_DIFFERENCE),
    )
