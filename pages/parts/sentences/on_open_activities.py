"""What the page of open activities says in words. Pure: a plan in, words out; superlatives from its one list."""

from models.projection import Projection
from models.vocabulary import Course
from pages.parts import wording
from pages.parts.groups import SILENT, as_people
from pages.parts.plans.plans import Plan, Sought, is_missed, is_unseen
from pages.parts.sentences.headline import Headline

NAMED = 2
"""Up to this many groups are named in a claim; more are counted."""
SHORT_BY = "Short by about {number}"
OVERALL = "Under-reached over all our work"
COURSES = {Course.ON_COURSE: "On course", Course.NO_CLEAR_ANSWER: "No clear answer"}
NOT_JUDGED = {
    "no_pace": "Number hidden",
    "no_benchmark": "No benchmark",
    "not_enough_answers": "Not enough answers",
    "not_asked": "Not asked",
}
NO_PACE = {
    "too_early": "It has been open too few days for a pace: we give none before a week.",
    "no_opening_day": "There is no pace, because no opening day is on record.",
    "no_closing_day": "There is no projection, because no closing day is on record.",
}
PACE_MEANS = (
    "At this pace: how many we will have heard by closing if people go on coming as they have so far. The range allows for "
    "chance, 19 times in 20, for the rounding of the figures, and for the day up to which people were counted. It is rounded outwards to 5."
)


def headline(plan: Plan) -> Headline:
    """Return the headline: when the engagement closes, and whom it is short of."""
    closes = f"{plan.engagement.title} {closing(plan)}"
    if not plan.counted:
        return _without_figures(plan, closes=closes)
    groups = plan.compared.comparison.groups
    if all(group.verdict in SILENT for group in groups):
        return Headline(f"{closes}.", f" {_nothing_to_judge(plan)}")
    missed = [each for each in plan.sought if is_missed(each.group, each.projection)]
    if not missed:
        if overall := _overall(plan):
            return Headline(f"{closes}. {overall}", _unclear(plan))
        return Headline(f"{closes}, and no group is clearly short.", _unclear(plan))
    short = [each for each in missed if _is_short(each)]
    named = _named(short or missed)
    if not short:
        return Headline(
            f"{closes}, and so far misses {named}", f": {_so_far(_furthest(missed))}.{_also(plan)}"
        )
    return Headline(f"{closes} and is short of {named}", f": {_by_then(_furthest(short))}.{_also(plan)}")


def _overall(plan: Plan) -> str:
    """Return whom to look for first though nothing can be judged of them here, or nothing."""
    people = as_people([each.category for each in plan.sought if each.overall])
    if not people:
        return ""
    told = (
        wording.joined(people)
        if len(people) <= NAMED
        else f"people of {wording.in_words(len(people))} groups"
    )
    return (
        f"Too few {told} were heard here to judge, but over all our work (open to everyone) they are under-reached: "
        "look for them first."
    )


def _also(plan: Plan) -> str:
    overall = _overall(plan)
    return (f" {overall}" if overall else "") + _unseen(plan)


def closing(plan: Plan) -> str:
    """Return when an engagement closes: "closes in 24 days", "closes today", "has no closing day"."""
    days = plan.engagement.days_left
    if days is None:
        return "has no closing day"
    if days <= 0:
        return "closes today"
    return "closes tomorrow" if days == 1 else f"closes in {days} days"


def _without_figures(plan: Plan, *, closes: str) -> Headline:
    about = wording.in_sentence(plan.characteristic.label)
    if not plan.sought:
        return Headline(
            f"{closes}. There are no figures of it that we can show yet.",
            f" In activities open to everyone, no group is clearly under-reached by {about}.",
        )
    order = {category.slug: place for place, category in enumerate(plan.compared.level.categories)}
    listed = sorted((each.category for each in plan.sought), key=lambda each: order[each.slug])
    people = wording.joined(as_people(listed))
    return Headline(
        f"{closes}: look for {people}.",
        " There are no figures of it that we can show yet; these are the people whom activities open to everyone clearly miss.",
    )


def _nothing_to_judge(plan: Plan) -> str:
    if not plan.compared.comparison.enough_answers and plan.compared.comparison.completeness is not None:
        return "Too few of those who were asked answered this question, so we give no verdict."
    return "There is no population figure to compare the answers to this question with."


def _is_short(each: Sought) -> bool:
    return each.projection is not None and each.projection.course is Course.SHORT


def _named(listed: list[Sought]) -> str:
    people = as_people([each.category for each in listed])
    return wording.joined(people) if len(people) <= NAMED else f"{wording.in_words(len(listed))} groups"


def _furthest(listed: list[Sought]) -> Sought:
    """Return the group furthest from proportion: the shown ratio, or the top of the band of a hidden one."""

    def ratio(each: Sought) -> float:
        shown = each.group.ratio if each.group.heard.shown is not None else each.group.ratio_high
        return 0.0 if shown is None else shown

    return min(listed, key=ratio)


def _so_far(each: Sought) -> str:
    expected = wording.expected(each.group.expected)
    return f"we have heard {wording.people(each.group.heard)} {each.category.people}, where about {expected} would be in proportion"


def _by_then(each: Sought) -> str:
    fair = in_proportion(each.projection)
    people = by_closing(each.projection)
    return f"at this pace we will have heard {people} {each.category.people}, where about {fair} would be in proportion"


def _unclear(plan: Plan) -> str:
    unclear = sum(each.course is Course.NO_CLEAR_ANSWER for each in plan.projections)
    on_course = sum(each.course is Course.ON_COURSE for each in plan.projections)
    told = f" For {_groups(unclear)} there is no clear answer." if unclear else ""
    every = ""
    if on_course and not unclear:
        of_all = on_course == len(plan.projections)
        verb = "is" if on_course == 1 else "are"
        every = (
            " Every group is on course."
            if of_all
            else f" {wording.at_start(_groups(on_course))} {verb} on course; of the others we cannot tell."
        )
    return told + every + _unseen(plan)


def _unseen(plan: Plan) -> str:
    unseen = sum(
        is_unseen(each.group) and not each.overall and not is_missed(each.group, each.projection)
        for each in plan.sought
    )
    more = " more" if unseen and any(each.overall for each in plan.sought) else ""
    return f" Of {_groups(unseen, more)} we have heard fewer than 10 people." if unseen else ""


def _groups(number: int, more: str = "") -> str:
    return f"{wording.in_words(number)}{more} {'group' if number == 1 else 'groups'}"


def by_closing(projection: Projection | None) -> str:
    """Return the range by closing: "35 to 65", "hidden" where the count is, a dash where there is no pace."""
    if projection is None or projection.low is None or projection.high is None:
        hidden = projection is not None and projection.no_pace == "hidden"
        return wording.HIDDEN if hidden else wording.NOT_APPLICABLE
    if projection.low == projection.high:
        return f"about {projection.low:,}"
    return f"{projection.low:,} to {projection.high:,}"


def in_proportion(projection: Projection | None) -> str:
    """Return how many are in proportion by closing: "120", or "75 to 90" where it depends on the day of the figures."""
    if projection is None:
        return wording.NOT_APPLICABLE
    least, most = (
        wording.expected(each) for each in (projection.in_proportion, projection.most_in_proportion)
    )
    return least if projection.most_in_proportion is None or most == least else f"{least} to {most}"


def course(projection: Projection) -> str:
    """Return where a group is heading, in words, or why nothing is said."""
    if projection.short_by is not None:
        return SHORT_BY.format(number=f"{projection.short_by:,}")
    if projection.course is not None:
        return COURSES.get(projection.course, "")
    if projection.no_course == "no_pace" and projection.no_pace != "hidden":
        return wording.NOT_APPLICABLE
    return NOT_JUDGED[projection.no_course or "no_pace"]


def why(each: Sought) -> str:
    """Return why a group is looked for."""
    if each.overall:
        return OVERALL
    if each.projection is None:
        return "Clearly under-reached in activities open to everyone"
    if each.projection.short_by is not None:
        return SHORT_BY.format(number=f"{each.projection.short_by:,}")
    if is_missed(each.group, each.projection):
        return "Under-reached so far"
    return "Nobody heard yet" if each.group.heard.shown == 0 else "Fewer than 10 heard"


def under(plan: Plan) -> str:
    """Return the line over the chart: of how many people, how old the figures are, and what the range means."""
    known = wording.people(plan.compared.comparison.table.known)
    days = plan.pace.days_open
    told = f"{known} people who answered this question. "
    if plan.earliest is None or plan.earliest_pace is None:
        told += f"They were counted up to {wording.day(plan.as_of)}"
        since = str(days)
    else:
        span = f"{wording.day(plan.earliest)} and {wording.day(plan.as_of)}"
        told += f"People may have been counted up to any day between {span}"
        since = f"{plan.earliest_pace.days_open} to {days}"
    told += f", {since} days after it opened." if days is not None else "."
    why_none = next((each.no_pace for each in plan.projections), "") if not plan.paced else ""
    return f"{told} {NO_PACE.get(why_none, PACE_MEANS)}"


def old(plan: Plan) -> str:
    """Return a warning where the figures are old, or nothing."""
    if not plan.old or not plan.counted:
        return ""
    return (
        f"Take care: these figures are {plan.days_old} days old. People who came since are not in them, so the pace may be "
        "another by now. The next release will bring it up to date."
    )


def informs(plan: Plan) -> str:
    """Return what the engagement is for, or nothing."""
    decision = plan.engagement.decision.rstrip(".")
    return f"It informs: {wording.in_sentence(decision)}." if decision else ""


def helping(plan: Plan) -> str:
    """Return the line over the table of who can help."""
    if not plan.sought:
        return "No group is clearly short, and of none were fewer than 10 people heard."
    return (
        "Methods: those in which this group came about in proportion or better, over all our activities. "
        "Those held for one community are among them, and may be most of a number. Partners: organisations in the register that reach a community of this group, or held an activity for one."
    )
