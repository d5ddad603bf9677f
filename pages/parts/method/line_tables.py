"""The tables of the Method page on promises, standards, projections and what meets: every line with its number and what it does.

Drawn from the files that the code itself uses.
"""

from fractions import Fraction

from data import facts
from data.measures.thresholds import thresholds
from data.responses.rules import answer_rules
from data.standards.lines import Lines, lines
from models.vocabulary import Dimension
from pages.parts import wording
from pages.parts.tables import Cell, Column, Row, Table

ANSWERS_FILE = "data/reference/answers.toml"
STANDINGS_FILE = "data/reference/standards/standings.toml"
COMMUNITIES_FILE = "data/reference/communities.csv"
_LINES = (Column("Line"), Column("Value"), Column("What it does", prose=True))


def answers() -> Table:
    """Return what is promised to people who told us something, and when a time to answer is told or compared."""
    rules = answer_rules()
    return _lines(
        "Lines of answers",
        (
            ("An answer is due", f"{rules.promised_days} days", "After a report is received, where no other day is agreed. From the next day on it is overdue."),
            ("Reports for a median", f"{rules.minimum_for_median}", "Of fewer reports the days stand by themselves: a median would be the days of one in disguise."),
            ("Told reports for its interval", f"{rules.minimum_for_interval}", "With fewer told, the shortest and the longest do not hold the true median often enough."),
            ("Reports on each side of a comparison", f"{rules.minimum_on_each_side}", "With fewer, we do not say whether some communities wait longer, nor how often they were told in time."),
            ("Told reports for a comparison", f"{rules.minimum_answered}", "In all. With fewer, the test of who waits longer says nothing."),
            ("Chance", _share(rules.significance), "The line of that test, two-sided, after Holm (1979) over all communities compared. Intervals of differences leave out as much."),
        ),
    )  # fmt: skip


def standings() -> Table:
    """Return from which share, day or number on a standard is shown, or partly shown."""
    drawn = lines()
    columns = (
        Column("What is looked at"),
        Column("Shown from"),
        Column("Partly from"),
        Column("What it does", prose=True),
    )
    rows = tuple(
        Row(
            (
                Cell(name),
                Cell(shown),
                Cell(partly, quiet=partly == wording.NOT_APPLICABLE),
                Cell(does, quiet=True),
            )
        )
        for name, shown, partly, does in _standings(drawn)
    )
    return Table("Lines of standards", columns, rows)


def _standings(drawn: Lines) -> tuple[tuple[str, str, str, str], ...]:
    nothing, methods = wording.NOT_APPLICABLE, _values(Dimension.METHOD, drawn.where_people_are_methods)
    return (
        ("All our work", _share(drawn.overall_shown), _share(drawn.overall_partly), "Of the engagements that a standard can be told of, so many show it."),
        ("Time before the decision", f"{drawn.closed_before_decision_days} days", "any", "From closing to the decision, so that what people said can be read and weighed."),
        ("Time to take part", f"{drawn.time_to_answer_shown} days", f"{drawn.time_to_answer_partly} days", "From opening to closing."),
        ("Level of involvement", _values(Dimension.LEVEL, drawn.level_reached_shown), _values(Dimension.LEVEL, drawn.level_reached_partly), "The furthest that any activity of the engagement goes."),
        ("Methods", f"{drawn.methods_shown}", nothing, "Different ways to take part in one engagement."),
        ("Going where people are", _share(drawn.where_people_are_shown), "one", f"Of the activities: by {wording.in_sentence(methods)}, held by a partner, or for one community."),
        ("Formats and languages", _share(drawn.formats_shown), "one", "Of the activities, those with an accessible format; and one at least offers another language than English."),
        ("Needs met", _share(drawn.needs_met_shown), _share(drawn.needs_met_partly), "Of the needs that people stated, from shown numbers."),
        ("Answers", _share(drawn.answers_shown), _share(drawn.answers_partly), "Told in time, answered with reasons, done. One overdue answer is enough for no more than partly."),
        ("Monitoring", _share(drawn.monitoring_shown), _share(drawn.monitoring_partly), "Of the protected characteristics, those that enough people answered for a verdict."),
        ("Published yearly", f"within {drawn.published_yearly_days} days", nothing, "The duty to publish equality information: SI 2017/353, regulation 4."),
    )  # fmt: skip


def projections() -> Table:
    """Return the lines of projecting what an open engagement will have reached when it closes."""
    line = thresholds()
    return _lines(
        "Lines of projections",
        (
            ("Days open for a pace", f"{line.minimum_days_open}", "With fewer, no pace is told: a week holds one of each day of the week."),
            ("How sure a range is", _share(line.prediction), "If people go on coming as they did, the number at the close lies in the range so often."),
            ("Figures that are old", f"over {line.figures_old_after} days", "The page says so before it speaks of a pace."),
        ),
    )  # fmt: skip


def together() -> Table:
    """Return the rules of numbers that meet: two characteristics, communities, heads that somebody counted."""
    rules = facts.disclosure_rules()
    least, values = f"{rules.min_base} people", f"{rules.audit_width + 1} values"
    library = facts.communities().values()
    ruled = sum(bool(each.rule) for each in library)
    listed = (
        ("Two characteristics", "Tables", "everything, closed years", "Every two questions with one answer a person, each in its least detail. Never three."),
        ("Two characteristics", "A line is shown from", least, "A line is one answer of one question. Cells of nobody are hidden as cells of a few are."),
        ("Two characteristics", "A line with one answer alone", "no table", "It would say what everybody in the line answered; so the whole table is left out."),
        ("Two characteristics", "Who answered one question and not the other", f"nobody, or {least}", "Else the two tables, compared, would show those few."),
        ("Communities", "That follow from answers", f"{ruled} of {len(library)}", "Counted person by person: a member by any answer of the rule. No number of the others is told. The rest are what an activity was for."),
        ("Communities", "Offered from", f"{least} asked", "And only beside tables of its questions of the same release."),
        ("Communities", "Room left for each hidden number", f"at least {values}", "Of the community and of its questions. Else the community’s number is withdrawn, and no table is."),
        ("Heads counted by us or a partner", "Heads of a community, needs stated and met", f"{least} on record", "Shown for one engagement alone, and never where they would say that nearly everybody belongs."),
        ("Heads counted by us or a partner", "What is left when the heads are taken away", f"nobody, or {least}", "Whoever counted them knows them exactly. For them, too, every few of the others keep their room."),
        ("Heads counted by us or a partner", "Heads changed before a number moves", f"{rules.change_base}", "Else two releases, compared, would show a few new heads."),
    )  # fmt: skip
    return Table(
        "Rules where numbers meet",
        (Column("Rule"), Column("Value"), Column("What it does", prose=True)),
        tuple(
            Row((Cell(name), Cell(value), Cell(does, quiet=True)), under)
            for under, name, value, does in listed
        ),
    )


def _lines(caption: str, listed: tuple[tuple[str, str, str], ...]) -> Table:
    return Table(
        caption,
        _LINES,
        tuple(Row((Cell(name), Cell(value), Cell(does, quiet=True))) for name, value, does in listed),
    )


def _share(line: Fraction) -> str:
    return wording.percent(float(line))


def _values(dimension: Dimension, values: tuple[str, ...]) -> str:
    return ", ".join(facts.dimension_label(dimension.value, value) for value in values)
