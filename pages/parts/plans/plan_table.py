"""The tables of a plan: each group by closing, who can help, what is open now, and the plan to take away."""

from collections.abc import Mapping

from data import facts
from data.register.partners import Partner
from models.projection import Projection
from models.vocabulary import Course, Dimension, Verdict
from pages.parts import wording
from pages.parts.plans.plans import MethodReach, Plan, Sought, is_missed
from pages.parts.sentences import on_open_activities as sentences
from pages.parts.tables import Cell, Column, Row, Table, heard, verdict, verdict_on

_NUMBER = True
FIGURES = (
    Column("Group"),
    Column("People heard", _NUMBER),
    Column("Expected so far", _NUMBER),
    Column("Verdict so far"),
    Column("More needed now", _NUMBER),
    Column("At this pace, by closing", _NUMBER),
    Column("In proportion, by closing", _NUMBER),
    Column("Course"),
)
HELP = (
    Column("Look for"),
    Column("Why"),
    Column("Methods that reached them before", prose=True),
    Column("Partners, and whom to ask", prose=True),
)
OPEN_NOW = (Column("Activity"), Column("Method"), Column("Place"), Column("Held by"), Column("Closes"))
PLAN = (
    *("Engagement", "Closes", "Characteristic", "Look for", "Why", "People heard", "More needed now"),
    *("At this pace, by closing", "In proportion, by closing", "Methods that reached them before"),
    *("Partners", "Whom to ask"),
)

SEVERAL = 5
"""Above so many times their share no number is told of a method."""
MISSED, UNSEEN = "Short, or under-reached so far", "Fewer than 10 heard"
NO_PARTNER = "No partner is on record for this group."
ADD_ONE = "Add one in Register."
NO_METHOD = "None that we can show."
NO_CONTACT = "no contact on record"
COURSE_LOOKS: Mapping[Course | None, Verdict] = {
    Course.SHORT: Verdict.UNDER,
    Course.ON_COURSE: Verdict.IN_LINE,
    Course.NO_CLEAR_ANSWER: Verdict.NO_CLEAR_EVIDENCE,
    None: Verdict.NO_BENCHMARK,
}
"""The verdict whose shape and colour a course is drawn in, so that a shape means one thing on every page."""


def figures(plan: Plan, *, headings: Mapping[str, str]) -> Table:
    """Return every group in reference order: so far, and by closing."""
    rows = [
        Row(
            (
                Cell(plan.compared.category(group).short),
                heard(group.heard),
                Cell(wording.expected(group.expected)),
                verdict_on(group),
                Cell(wording.group_needed(group)),
                _range(projection),
                Cell(sentences.in_proportion(projection)),
                course(projection),
            ),
            headings.get(group.category, ""),
        )
        for group, projection in zip(plan.compared.comparison.groups, plan.projections, strict=True)
    ]
    about = wording.in_sentence(plan.characteristic.label)
    return Table(
        f"People heard so far and by closing, by {about}: {plan.engagement.title}", FIGURES, tuple(rows)
    )


def course(projection: Projection) -> Cell:
    """Return the cell of a course: its shape and its words."""
    said = verdict(COURSE_LOOKS[projection.course])
    return Cell(sentences.course(projection), swatch=said.swatch, verdict=said.verdict)


def help_with(plan: Plan, *, register: str) -> Table:
    """Return whom to look for and who can help; `register` is the address where a partner is added, or blank."""
    rows = [
        Row(
            (
                # "Other" alone says nothing; as people every group has a name of its own.
                Cell(wording.at_start(each.category.people)),
                Cell(sentences.why(each)),
                Cell(methods(each.methods)),
                _partners(each, register),
            ),
            _heading(each),
        )
        for each in plan.sought
    ]
    return Table(f"Whom to look for, and who can help: {plan.engagement.title}", HELP, tuple(rows))


def open_now(plan: Plan) -> Table:
    """Return the activities that people can take part in now."""
    rows = [
        Row(
            (
                Cell(each.title),
                Cell(facts.dimension_label(Dimension.METHOD.value, each.method)),
                Cell(each.place),
                Cell(each.held_by or wording.NOT_APPLICABLE),
                Cell(wording.short_day(each.closes_on) if each.closes_on else wording.NOT_APPLICABLE),
            )
        )
        for each in plan.engagement.activities
    ]
    return Table(f"Open now: {plan.engagement.title}", OPEN_NOW, tuple(rows))


def to_take_away(plan: Plan) -> Table:
    """Return the plan as it is downloaded: everything that one needs to act, a row for each group to look for."""
    closes = plan.engagement.closes_on
    rows = [
        Row(
            tuple(
                Cell(text)
                for text in (
                    plan.engagement.title,
                    wording.short_day(closes) if closes else "no closing day",
                    plan.characteristic.label,
                    wording.at_start(each.category.people),
                    sentences.why(each),
                    # Figures of other activities are not this engagement's: without its own there is none to give.
                    wording.people(each.group.heard) if plan.counted else wording.NOT_APPLICABLE,
                    wording.group_needed(each.group) if plan.counted else wording.NOT_APPLICABLE,
                    sentences.by_closing(each.projection),
                    sentences.in_proportion(each.projection),
                    methods(each.methods),
                    "; ".join(one.name for one in each.partners) or NO_PARTNER,
                    "; ".join(_contact(one) for one in each.partners) or wording.NOT_APPLICABLE,
                )
            )
        )
        for each in plan.sought
    ]
    about = wording.in_sentence(plan.characteristic.label)
    return Table(
        f"Plan, by {about}: {plan.engagement.title}", tuple(Column(name) for name in PLAN), tuple(rows)
    )


def methods(listed: tuple[MethodReach, ...]) -> str:
    """Return methods with how many they reached: "Focus group (15 people, 1.3 times their share)"."""
    said = [
        f"{each.label} ({wording.people(each.heard)} people"
        + (f", {_times(each.ratio)} their share)" if each.ratio is not None else ")")
        for each in listed
    ]
    return "; ".join(said) if said else NO_METHOD


def _times(ratio: float) -> str:
    # Such a ratio tells of an activity that was held for this very group, not of the method.
    return "several times" if ratio > SEVERAL else f"{wording.ratio(ratio)} times"


def partner(one: Partner) -> str:
    """Return a partner in words: "Oxenwell Network (Voluntary sector, reaches Young people). Contact: Coordinator"."""
    kind = f"{one.role}, reaches {one.reaches}" if one.role else f"held an activity for {one.reaches}"
    return f"{one.name} ({kind}). Contact: {_contact(one)}"


def _contact(one: Partner) -> str:
    return one.contact or NO_CONTACT


def _partners(each: Sought, register: str) -> Cell:
    if each.partners:
        return Cell("; ".join(partner(one) for one in each.partners))
    return Cell(f"{NO_PARTNER} {ADD_ONE}", link=register) if register else Cell(NO_PARTNER)


def _heading(each: Sought) -> str:
    if each.projection is None:
        return ""
    if each.overall:
        return sentences.OVERALL
    return MISSED if is_missed(each.group, each.projection) else UNSEEN


def _range(projection: Projection) -> Cell:
    text = sentences.by_closing(projection)
    return Cell(text, quiet=text == wording.HIDDEN)
