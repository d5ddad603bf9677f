"""The headline of Communities. Pure: communities in, words out; the superlative comes from the one sorted list."""

from collections.abc import Container, Sequence

from data.register.contacts import Contacted, first_alike, long_ago, never_at_the_table, never_spoken_with
from pages.parts import wording
from pages.parts.communities import community_words as words
from pages.parts.communities.voices_heard import Voices
from pages.parts.sentences.headline import Headline

NAMED = 3
"""Up to this many communities are named; of more, only the first, and the others counted."""
MATRIX = (
    "Activities that were for one community, at each stage from information gathering to taking part in the decision, and when "
    "the last of them was. Activities are not people and are not rounded."
)
"""The line over the matrix."""
AS_OF_TODAY = "The last activity, and what waits for an answer, are as of today whatever the period."
BARS = (
    "Bars are people heard: blue where we heard as many as we set out to, pink where fewer. They are grey where the rounding "
    "leaves it open or people may have come twice, and pale where nobody set a number."
)
GAP = (
    "These communities were asked, in information gathering or consultation. They never took part at the table "
    "(participation). Most often asked first; of those asked alike, the one with the most answers waiting."
)
LAST_KEY = (
    "Never: nothing was held for them, and nobody of them is known to have come to anything else. No activity of their own: "
    "people of them came to what was open to all, or may have."
)
"""What stands in place of a last activity."""
VOICES_KEY = "Not counted: nobody counted how many of them came. Not available: the number is kept back so that nobody can be made out."
"""What stands in place of voices."""
NO_GAP = "No community on record was asked and never came to the table."


def headline(listed: Sequence[Contacted], *, period: str | None) -> Headline:
    """Return which community is asked most and heard least."""
    ranked = never_at_the_table(listed)
    if ranked:
        claim, rest = _least_heard(ranked, period=period)
        return Headline(claim, f"{rest}.")
    within = f" in {wording.period(period)}" if period else ""
    asked = [each for each in listed if each.asked]
    if not asked:
        return Headline(f"No activity has asked one community for its views{within}.", "")
    if all(each.at_table for each in asked):
        return Headline(f"Every community that was asked{within} was also at the table.", "")
    return Headline(
        "We cannot tell who is asked and never at the table",
        f": for {wording.in_words(sum(each.unstaged for each in asked))} activities nobody has said the stage yet.",
    )


def _least_heard(ranked: Sequence[Contacted], *, period: str | None) -> tuple[str, str]:
    """Return claim and rest of who is asked most and heard least; those that nothing sets apart are named together."""
    first = first_alike(ranked)
    one, each = first[0], " each" if len(first) > 1 else ""
    within = f"in {wording.period(period)}" if period else ""
    never = f"not at the table {within}" if period else "never at the table"
    of = f"{wording.in_words(len(ranked))} communities"
    if len(first) > NAMED:
        alike = "all" if len(first) == len(ranked) else f"{wording.in_words(len(first))} of them most often,"
        return f"{wording.at_start(of)} were asked and {never}", f": {alike} {words.times(one.asked)} each"
    whom = wording.joined([words.whom(each.community) for each in first])
    often = words.times(one.asked) if each else words.asked(one, period=period)
    if len(first) < len(ranked):
        verb = "asked" if period else "have asked"
        claim = f"We {verb} {whom} most and heard them least"
        others = len(ranked) - len(first)
        more = f"{wording.in_words(others)} other communit{'y was' if others == 1 else 'ies were'}"
        return (
            claim,
            f": {often}{each}, {never}{_waiting(one)}. {wording.at_start(more)} asked and {never} too",
        )
    when = f"{wording.at_start(within)} we" if within else "We have"
    had = "did not have" if within else "never had"
    return f"{when} asked {whom} {often}{each} and {had} them at the table", _waiting(one)


def _waiting(one: Contacted) -> str:
    number, of = len(one.waiting), len(one.findings)
    if not of:
        return ", with nothing on record of what they said"
    if not number:
        return f", and told them what came of {'it' if of == 1 else 'all they said'}"
    if number == of:
        return f", and they still wait for {'an answer' if number == 1 else f'{wording.in_words(number)} answers'}"
    return f", and they still wait for {wording.in_words(number)} of {wording.in_words(of)} answers"


def more(listed: Sequence[Contacted], *, reached: Container[str] = ()) -> list[str]:
    """Return with whom nobody ever spoke, and for whom the last activity was over a year ago; nothing where nobody.

    `reached` are the slugs of communities that some organisation on record reaches: those are named first.
    """
    never = sorted(never_spoken_with(listed), key=lambda each: each.community.slug not in reached)
    before = long_ago(listed)
    parts = []
    if never:
        named = len(never) if len(never) <= NAMED else 1
        parts.append(
            f"never held an activity for {words.whom_all([each.community for each in never], named=named)}"
        )
    if before:
        one = before[0]
        assert one.last_on is not None
        last = words.over_ago(one.last_on, on=one.on)
        parts.append(f"last held {'one' if never else 'an activity'} for {words.whom(one.community)} {last}")
    if not parts:
        return []
    others = len(before) - 1
    rest = f" For {wording.in_words(others)} other{'' if others == 1 else 's'} the last was over a year ago."
    return [f"We {'have ' if never else ''}{', and '.join(parts)}.{rest if others > 0 else ''}"]


def of_one(one: Contacted, *, period: str | None) -> Headline:
    """Return of one community how often it was asked, whether it was at the table, and how long it waits for an answer."""
    whom = wording.at_start(words.whom(one.community))
    within = f" in {wording.period(period)}" if period else ""
    if not one.contacts:
        if one.never and not period:
            return Headline(
                f"We have never held an activity for {words.whom(one.community)}",
                f"{_waits(one, after='. They')}.",
            )
        return Headline(f"{whom} had no activity of their own{within}", f"{_waits(one, after='. They')}.")
    asked = words.asked(one, period=period)
    parts = [f"were asked {asked.replace(' in ', ', in ')}{within}"] if one.asked else []
    if one.at_table:
        parts.append(f"sat at the table {words.times(one.at_table)}{'' if one.asked else within}")
    elif one.unstaged:
        unsaid = f"{wording.in_words(one.unstaged)} activit{'y' if one.unstaged == 1 else 'ies'}"
        parts.append(f"had {unsaid} of which nobody has said the stage yet")
    else:
        parts.append("did not sit at the table in that year" if period else "never sat at the table")
    if len(parts) == 1:
        return Headline(f"{whom} {parts[0]}", f"{_waits(one, after=', and')}.")
    waits = _waits(one, after=", and")
    return Headline(f"{whom} {f'{parts[0]}, {parts[1]}' if waits else ', and '.join(parts)}", f"{waits}.")


def _waits(one: Contacted, *, after: str) -> str:
    """Return how long a community has waited for its oldest answer, to stand after a word; blank where it waits for none."""
    return f"{after} have waited {words.waits(one)} for an answer" if one.waiting else ""


TABLE = (
    "Activities are those for one community; those open to all count for none. Heard back on: of how many things they told us "
    "they know what came of it."
)
LEADS = "The name of a community leads to its own section."
NOT_ROUNDED = "Activities and reports are not people, and are not rounded."
BY_STAGE = (
    "Communities that are counted from answers, in all activities at each stage, also those open to all. Heads that are counted "
    "at an activity are known engagement by engagement and not by stage."
)
NONE_BY_STAGE = "There is no number of voices by stage that we can show."
SINCE_RECORDS_BEGAN = "Since records began, whatever the period."
NOTHING_SAID = "Nothing that they told us is on record."
NOBODY_REACHES = "No organisation on record reaches them. Add one in Register."


def caption(period: str | None) -> str:
    """Return what the table holds."""
    return f"Communities by stage, last activity, voices and answers, {wording.when(period)}"


def caption_by_stage(period: str | None) -> str:
    """Return what the table of voices by stage holds."""
    return f"Voices at each stage, by community, {wording.when(period)}"


def gap(ranked: Sequence[Contacted], *, period: str | None) -> str:
    """Return the line over the gap in dialogue."""
    if ranked:
        return GAP if period is None else GAP.replace("never took part", "in that year not")
    return NO_GAP if period is None else f"{NO_GAP.removesuffix('.')} in {wording.period(period)}."


def notes(listed: Sequence[Contacted]) -> list[str]:
    """Return the small print under the matrix."""
    told = [LAST_KEY, VOICES_KEY, BARS, AS_OF_TODAY]
    if unstaged := sum(each.unstaged for each in listed):
        one = unstaged == 1
        told.append(
            f"{wording.at_start(wording.in_words(unstaged))} activit{'y' if one else 'ies'} for one community "
            f"{'has' if one else 'have'} no stage yet and {'is' if one else 'are'} in no column."
        )
    if planned := sum(each.planned for each in listed):
        one = planned == 1
        told.append(
            f"{wording.at_start(wording.in_words(planned))} activit{'y' if one else 'ies'} that {'has' if one else 'have'} not begun "
            f"{'is' if one else 'are'} not counted yet."
        )
    return told


def about(one: Contacted, voices: Voices, *, period: str | None) -> str:
    """Return what stands under the name of a community in its own section."""
    against = "" if voices.wanted is None else f", of {voices.wanted:,} that we set out to hear"
    return f"Counted from {words.counted_from(one.community)}. {_depth(one, period=period)} Voices heard: {voices.said}{against}."


def _depth(one: Contacted, *, period: str | None) -> str:
    """Return how deep the dialogue with one community went."""
    if not one.contacts:
        return nothing_held(period)
    if one in never_at_the_table([one]):
        return f"{wording.at_start(words.gap(one, period=period))}."
    parts = [f"at the table {words.times(one.at_table)}"] if one.at_table else []
    parts += [f"asked {words.asked(one, period=period)}"] if one.asked else []
    parts += [f"{words.times(one.unstaged)} at a stage that nobody has said yet"] if one.unstaged else []
    return f"{wording.at_start(', '.join(parts))}."


def nothing_held(period: str | None) -> str:
    """Return that nothing was held for a community."""
    within = "" if period is None else f" in {wording.period(period)}"
    return f"No activity was held for them{within}."
