"""The sentence that can be defended, and the reason. Pure; nothing of what the reader typed comes back but its numbers."""

from collections.abc import Sequence

from data import facts
from data.measures import claims
from data.measures.claims import Claim, Sentence
from pages.parts import wording
from pages.parts.groups import Compared, as_people, sure_gaps
from pages.parts.sentences.headline import Headline, Lead, Told
from pages.parts.tables import Cell, Column, Row, Table

COLUMNS = (
    Column("What the sentence claims"),
    Column("With"),
    Column("What it can carry, and why", prose=True),
)
WHERE = "Whom we reached and whom we missed stands on Who we reached."
NAMED = 3
"""Groups that are named before the rest is counted."""
NO_CLAIM = Headline(
    "We found nothing here that claims more than replies can carry.",
    " This check knows only some words. Ask of every sentence: who is in it, and who is not?",
)
NUMBER_WRONG = "Write the number of replies in digits, such as 893, or leave it blank."
MARGIN_WRONG = "Write the margin as a percentage in digits, such as 3.28, or leave it blank."
NOTHING_TYPED = "Write a sentence, or a number of replies and the margin that is claimed for it."


def defensible(said: Sentence) -> Headline:
    """Return what can be said in its place; where nothing claims too much, that."""
    if not said.claims and said.replies is None:
        return NO_CLAIM
    few = facts.disclosure_rules().min_display
    if said.replies == 0:
        return Headline("Nobody replied", ", so there is nothing to say of what people think.")
    if said.replies is None:
        return Headline(
            "The people who replied told us what they think.",
            f" Say how many they were{_percentage_of_whom(said)}. {WHERE}",
        )
    if said.replies < few:
        return Headline(
            f"Fewer than {few} people replied.",
            f" This tells what those few think; put it in words, without a percentage. {WHERE}",
        )
    return Headline(
        f"{_who_replied(said)}.", f" This tells what those {said.replies:,} think. {WHERE}"
    )  # fmt: skip


def _who_replied(said: Sentence) -> str:
    rate = claims.response_rate(said)
    people = f"{said.replies:,} people replied"
    if rate is not None:
        people = f"{said.replies:,} of the {said.invited:,} people invited replied ({_percent(rate)})"
    if not said.shares or Claim.SMALL_BASE in said.claims:
        return people
    return f"{people}, and {wording.joined([_percent(each) for each in said.shares])} of them said so"


def _percentage_of_whom(said: Sentence) -> str:
    return ", and that a percentage is of them and of nobody else" if said.shares else ""


def reasons(said: Sentence) -> Table:
    """Return one row for each thing that a sentence claims: with which numbers, and why it can't be said so."""
    rows = tuple(
        Row((Cell(wording.at_start(str(claim))), Cell(_with(claim, said)), Cell(_why(claim, said))))
        for claim in said.claims
    )
    return Table("What the sentence claims, and what its replies can carry", COLUMNS, rows)


def notes(said: Sentence) -> list[str]:
    """Return the small print under the reasons."""
    return ["Where somebody could reply twice, say replies and not people."] if said.replies else []


def whom_we_missed(compared: Sequence[Compared]) -> tuple[Told, ...]:
    """Return what the release can add: the groups that are clearly under-reached, the furthest from proportion named."""
    gaps = sure_gaps(compared)
    if not gaps:
        return ()
    named = as_people([gap.category for gap in gaps[:NAMED]])
    rest = len(gaps) - min(len(gaps), NAMED)
    more = f", and {wording.in_words(rest)} more {'group' if rest == 1 else 'groups'}" if rest else ""
    return (
        Told(
            f"About all our work: in all activities that were open to everyone we clearly under-reached {wording.joined(named)}{more}.",
            Lead("Show who we reached", "who-we-reached", {}),
        ),
    )


def _with(claim: Claim, said: Sentence) -> str:
    replies = "" if said.replies is None else f"{said.replies:,} replies"
    share = wording.joined([_percent(each) for each in said.shares])
    found = {
        Claim.MARGIN: _percent(said.margin) if said.margin is not None else "",
        Claim.RESPONSE_RATE: _percent(said.rate) if said.rate is not None else "",
        Claim.SHARE: share,
        Claim.SMALL_BASE: share,
        Claim.POPULATION: share,
    }.get(claim, "")
    return ", ".join(filter(None, [found, replies])) or wording.NOT_APPLICABLE


def _why(claim: Claim, said: Sentence) -> str:
    return {
        Claim.REPRESENTATIVE: _representative,
        Claim.MARGIN: _margin,
        Claim.POPULATION: _population,
        Claim.RESPONSE_RATE: _rate,
        Claim.SIGNIFICANT: _significant,
        Claim.SMALL_BASE: _small_base,
        Claim.SHARE: _share,
    }[claim](said)


def _representative(_said: Sentence) -> str:
    return (
        "It would mean that those who replied are like those who live here. How many replied does not say that; who replied "
        "does. Compare them group by group, and name the groups that are missing."
    )


def _margin(said: Sentence) -> str:
    drawn = (
        None
        if said.replies is None
        else claims.margin_of_random_draw(said.replies, confidence=said.confidence)
    )
    why = (
        "A margin of error is what chance does in a random draw. Unless they were drawn at random, people chose to take part, and those "
        "who chose may think otherwise than those who did not. More replies do not mend that, so no margin follows from their number."
    )
    if drawn is None:
        return why
    differs = said.margin is not None and abs(drawn - said.margin) >= 0.0005
    other = f", and not {_percent(said.margin)}" if said.margin is not None and differs else ""
    level = _percent(said.confidence or claims.lines().confidence)
    return f"A random draw of {said.replies:,} people would have a margin of {100 * drawn:.2f}% at {level} confidence{other}. {why}"


def _population(_said: Sentence) -> str:
    return (
        "The people who replied spoke for themselves. Those who did not reply may think otherwise, and nothing here says what they "
        "think. Say “of those who replied”."
    )


def _rate(said: Sentence) -> str:
    rate = claims.response_rate(said)
    alike = "A rate says how many answered, and not whether they are like those who did not."
    if said.replies is not None and said.invited is not None and said.replies > said.invited:
        return f"More people replied than were invited, so others replied too, and there is no rate. {alike}"
    if rate is None:
        return (
            f"It needs the number who were invited, and an open link has none. Say how many replied. {alike}"
        )
    differs = said.rate is not None and abs(said.rate - rate) >= 0.005
    other = f", and not {_percent(said.rate)}" if said.rate is not None and differs else ""
    return f"{said.replies:,} of {said.invited:,} is {_percent(rate)}{other}. {alike}"


def _significant(_said: Sentence) -> str:
    return (
        "A test of significance asks what chance would do in a random draw. Unless people were drawn at random, it says nothing "
        "of them. Say how large the difference is, and between whom."
    )


def _small_base(said: Sentence) -> str:
    points = 100 / said.replies if said.replies else 100.0
    return (
        f"One person more or less moves it by {wording.whole(points)} points. With fewer than {claims.lines().small_base} people "
        "say in words what they told you."
    )


def _share(said: Sentence) -> str:
    if said.replies is None:
        return "It needs the number of people that it is a percentage of."
    return "It holds for those who replied, if the sentence says so and gives their number."


def _percent(share: float | None) -> str:
    """Return a percentage as somebody typed it, with no more than two decimals and no trailing noughts."""
    return wording.NOT_APPLICABLE if share is None else f"{100 * share:.2f}".rstrip("0").rstrip(".") + "%"
