"""What *You said, we did* says, and the board of it: who has waited longest, and whether some wait longer. Pure.

The superlatives come from the one list of who waits, oldest first.
"""

from collections.abc import Mapping

from data import facts
from data.responses.rules import answer_rules
from data.responses.times import Comparison, TimeToAnswer
from data.responses.waiting import Standing
from models.protected import ProtectedCount
from models.vocabulary import Pace, Withheld
from pages.parts import wording
from pages.parts.answers import waiting_words
from pages.parts.answers.answer_reads import OPEN_TO_EVERYONE, Answers, Times
from pages.parts.sentences.headline import Headline, Lead, Told

PAGE = "you-said-we-did"
ALL_TOLD = "Everybody who told us something knows what came of it."
CANNOT_BE_TOLD = "cannot be told yet"
NOBODY_TOLD = "nobody told yet"
NOBODY_WAITS = "Nobody waits for an answer here."
NOTHING_TOLD = "Nobody has been told yet what came of what they said."
REPORTS = "Reports are counted as they are; only numbers of people are rounded, and come from the release."
_USUALLY = "usually "
FAR_TOO_FEW = (
    "Whether some communities wait longer than others cannot be told yet: too few reports have come, or too few people "
    "were told."
)


def headline(known: Answers) -> Headline:
    """Return who has waited longest for an answer that is overdue, and how many more are; or that none is."""
    if known.overdue:
        oldest, *others = known.overdue
        return Headline(_waited(known, oldest), _more_overdue(len(others)))
    if known.waiting:
        oldest = known.waiting[0]
        number = len(known.waiting)
        verb = "waits" if number == 1 else "wait"
        return Headline(
            "No report is overdue an answer.",
            f" {wording.at_start(wording.in_words(number))} {verb}; the oldest, “{oldest.finding.entry.title}”, came "
            f"{oldest.words} ago.",
        )
    number = len(known.standings)
    return Headline(ALL_TOLD, f" {wording.at_start(reports(number))} came in.")


def more(known: Answers, times: Times | None) -> tuple[str, ...]:
    """Return the further sentences: how many have no owner and, where `times` is given, who waits longer, or how long all do."""
    told = []
    nobody = sum(not each.finding.response.owner for each in known.overdue)
    if nobody:
        of = f"of the {wording.in_words(len(known.overdue))} overdue has" if nobody == 1 else "overdue have"
        told.append(f"{wording.at_start(wording.in_words(nobody))} {of} no owner named.")
    if times is not None and times.for_one.pace in (Pace.LONGER, Pace.SHORTER):
        told.append(_two(times.for_one))
    elif times is not None and times.overall.median is not None:
        told.append(
            f"Half of all reports took {waiting_words.days(times.overall.median)} or more, counting those who still wait; "
            f"we promise {answer_rules().promised_days}."
        )
    return tuple(told)


def on_board(known: Answers) -> tuple[Told, ...]:
    """Return what the board is told near its headline: how many are overdue, and who has waited longest."""
    if not known.overdue:
        return ()
    number = len(known.overdue)
    oldest = known.overdue[0]
    verb = "is" if number == 1 else "are"
    whom = oldest.finding.through or (
        f"{oldest.finding.community_name} in “{oldest.finding.engagement_title}”"
        if oldest.finding.community_name
        else f"“{oldest.finding.entry.title}”"
    )
    by = f"those heard through the {whom} have" if oldest.finding.through else f"{whom} has"
    return (
        Told(
            f"; {by} waited {_about(oldest)}.",
            Lead("See who waits", PAGE),
            claim=f"{wording.at_start(reports(number))} {verb} overdue an answer",
        ),
    )


def key_number(known: Answers) -> tuple[tuple[str, str], ...]:
    """Return the key number of the board: reports overdue, of how many waiting; nothing where nobody ever told us anything."""
    if not known.standings:
        return ()
    one = len(known.overdue) == 1
    waiting = f"of {len(known.waiting)} waiting"
    return ((f"{len(known.overdue):,}", f"report{'' if one else 's'} overdue an answer, {waiting}"),)


def all_waiting(number: int) -> str:
    """Return the words of the link to everybody who waits."""
    return "The one report that is waiting" if number == 1 else f"All {number} reports that are waiting"


def no_report(number: int) -> str:
    """Return what is said before the names of engagements that promised an answer and have no report."""
    one = number == 1
    whose = f"engagement{'' if one else 's'} promised an answer and {'has' if one else 'have'} no report on record"
    return f"{wording.at_start(wording.in_words(number))} {whose}: "


def unheard(known: Answers) -> str:
    """Return which engagements promised an answer and have no report, by their titles as shown; blank where there is none."""
    titles = [title for _, title in known.unheard]
    return f"{no_report(len(titles))}{wording.joined(titles)}." if titles else ""


def flow(known: Answers) -> str:
    """Return what the steps from said to told are counted of. At least one report came in."""
    first = known.standings[0].finding.received_on
    return f"Of {reports(len(known.standings))} received since {first:%B %Y}."


def promise(days: int) -> str:
    """Return what is promised."""
    return f"An answer is due {days} days after a report is received, where no other day is agreed."


def median(time: TimeToAnswer) -> str:
    """Return a median in words: "70 days", or why there is none."""
    if time.median is not None:
        return waiting_words.days(time.median)
    if time.why == "nobody told":
        return NOBODY_TOLD
    if time.why == "too few":
        return f"{wording.joined([f'{each:,}' for each in time.days])} day{'' if time.days == (1,) else 's'}"
    return CANNOT_BE_TOLD


def interval(time: TimeToAnswer) -> str:
    """Return the interval of a median: "66 to 98", "66 or more"; in words where there is none."""
    if time.low is None:
        return wording.NOT_APPLICABLE if time.why in ("nobody told", "below half") else "too few to tell"
    return f"{time.low:,} or more" if time.high is None else f"{time.low:,} to {time.high:,}"


def equity(times: Times) -> tuple[str, ...]:
    """Return whether reports from one community wait longer than those open to everyone, and which community does."""
    if times.for_one.pace is Pace.TOO_FEW and all(each.pace is Pace.TOO_FEW for each in times.each.values()):
        return (FAR_TOO_FEW,)
    return (_two(times.for_one), _each(times.each))


def _two(found: Comparison) -> str:
    first = _usual(found.those)
    both = f"{first}, against {_usual(found.others, after=first)} where everyone could take part."
    if found.pace in (Pace.LONGER, Pace.SHORTER):
        verb = "longer" if found.pace is Pace.LONGER else "less"
        return f"Communities heard on their own wait {verb}: {both} Chance alone would hardly explain it."
    both = f"Where one community was heard on its own: {both}"
    if found.pace is Pace.TOO_FEW:
        return f"{both} Whether that is more than chance cannot be told yet: there are too few of either."
    return f"{both} A difference of this size can be chance."


def _usual(time: TimeToAnswer, *, after: str = "") -> str:
    """Return a usual time in words; `after` another one, its number alone."""
    if time.median is None:
        return f"{time.told} of {time.reports} told so far"
    if after.startswith(_USUALLY):
        return f"{time.median:,}"
    return f"{_USUALLY}{waiting_words.days(time.median)}"


def _each(each: Mapping[str, Comparison]) -> str:
    communities = [one for one in each.values() if one.name != OPEN_TO_EVERYONE]
    told = [one for one in communities if one.pace is not Pace.TOO_FEW]
    if not told:
        return "No single community has enough reports to be held against all others."
    longer = [one.name for one in told if one.pace is Pace.LONGER]
    few = len(communities) - len(told)
    rest = (
        f" For {wording.in_words(few)} of {len(communities)} communities there are too few reports to tell."
        if few
        else ""
    )
    if longer:
        return f"Waiting longer than all others together: {wording.joined(longer)}.{rest}"
    return (
        f"For {wording.joined([_in_sentence(one.name) for one in told])} there is no clear difference.{rest}"
    )


def _in_sentence(name: str) -> str:
    """Return the name of a community: "carers", "Deaf people"; of one that is not of the library, as it is."""
    people = next((each.people for each in facts.communities().values() if each.name == name), name)
    return name[:1].lower() + name[1:] if people[:1].islower() else name


def _waited(known: Answers, oldest: Standing) -> str:
    heard, finding = known.heard(oldest), oldest.finding
    number = _people(heard)
    if finding.through and known.speaks_for_all(oldest):
        return (
            f"{number} told us through the {finding.through}, and have waited {_about(oldest)} for an answer."
        )
    if finding.kept_back:
        return f"One report has waited {_about(oldest)} for an answer."
    if finding.community_name:
        # One report of several: not all who took part said this.
        return f"{finding.community_name}: what we heard in “{finding.engagement_title}” has waited {_about(oldest)} for an answer."
    return f"“{finding.entry.title}”, from “{finding.engagement_title}”, has waited {_about(oldest)} for an answer."


def _people(heard: ProtectedCount | None) -> str:
    if heard is None or heard.withheld is Withheld.NOT_AVAILABLE:
        return "People"
    return f"{wording.at_start(wording.people(heard))} people"


def _about(each: Standing) -> str:
    return waiting_words.about(each.finding.received_on, each.until)


def _more_overdue(number: int) -> str:
    if not number:
        return " No other report is overdue."
    return f" {wording.at_start(wording.in_words(number))} more {'report is' if number == 1 else 'reports are'} overdue."


def reports(number: int) -> str:
    """Return a number of reports in words."""
    return f"{wording.in_words(number)} report{'' if number == 1 else 's'}"
