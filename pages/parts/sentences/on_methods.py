"""The headline of Methods and places, and what is said of the funnel. Pure: rows in, words out."""

from collections.abc import Sequence

from data.measures.funnel import Position
from models.vocabulary import Dimension, Verdict
from pages.parts import wording
from pages.parts.groups import UNTOLD
from pages.parts.sentences import on_reach
from pages.parts.sentences.headline import Headline
from pages.parts.sentences.on_coverage import ROWS
from pages.parts.side_by_side.across import Part, comparable
from pages.parts.side_by_side.funnel_table import any_shown

NAMED = 3
"""Up to this many rows are named; more are counted."""
READ = (
    "Each mark is one engagement, further right the more people answered. The lines are what chance allows: of 100 fair "
    "engagements of one size, 95 lie between the inner lines; of 1,000, 998 between the outer ones."
)
"""How to read the funnel."""
NONE_PLACED = (
    "No engagement open to everyone has enough answers that we can show, so there is no chart to draw."
)
REACHED = (Verdict.IN_LINE, Verdict.LITTLE_OVER, Verdict.OVER)


def headline(listed: Sequence[Part], *, category: str, rows: Dimension) -> Headline:
    """Return which rows reach one group, and which clearly do not; no superlative where a hidden number may be further."""
    group = people(listed, category)
    of_them = wording.at_start(group)
    _, one, many = ROWS[rows]
    of = comparable(listed, category)
    if not of:
        return Headline(f"{of_them} cannot be compared", f" {ROWS[rows][0]} any {one}.")
    missed = sorted(
        (part for part in of if part.group(category).verdict is Verdict.UNDER),
        key=lambda part: _most(part, category),
    )
    best = _best(of, category)
    reached = [part for part in of if part.group(category).verdict in REACHED]
    if best and missed:
        return Headline(
            f"{of_them} are reached best {by(best, rows)}, and clearly under-reached {_names(missed, of, rows)}",
            f".{_of_ten(missed, category, rows)}",
        )
    if missed:
        none = "" if reached else f" No {one} has clearly reached them in proportion."
        return Headline(
            f"{of_them} are clearly under-reached {_names(missed, of, rows)}",
            f".{_of_ten(missed, category, rows)}{none}",
        )
    if best:
        return Headline(
            f"{of_them} are reached best {by(best, rows)}", f". No {one} clearly under-reaches them."
        )
    if reached:
        return Headline(
            f"No {one} clearly under-reaches {group}",
            f": they are reached in proportion or more {_names(reached, of, rows)}.",
        )
    unclear = sum(part.group(category).verdict in UNTOLD for part in of)
    return Headline(
        f"No {one} clearly reaches or clearly misses {group}",
        f": we have heard too few of them to tell {ROWS[rows][0]} {wording.in_words(unclear)} of {wording.in_words(len(of))} {many}.",
    )


def people(listed: Sequence[Part], category: str) -> str:
    """Return the group as people in a sentence."""
    return next(each.people for each in listed[0].compared.level.categories if each.slug == category)


def caption(listed: Sequence[Part], category: str) -> str:
    """Return what the table of engagements is of: "Engagements and men: sex, April 2024 to March 2025"."""
    return f"Engagements and {people(listed, category)}: {on_reach.subject(listed[0].compared)}"


def by(part: Part, rows: Dimension) -> str:
    """Return a row in a sentence: "by survey", "in Poole"."""
    return f"{ROWS[rows][0]} {part.label if rows is Dimension.PLACE else wording.in_sentence(part.label)}"


def _names(found: Sequence[Part], of: Sequence[Part], rows: Dimension) -> str:
    if len(found) > NAMED:
        return (
            f"{ROWS[rows][0]} {wording.in_words(len(found))} of {wording.in_words(len(of))} {ROWS[rows][2]}"
        )
    first, *others = found
    return wording.joined([by(first, rows), *(by(part, rows).split(" ", 1)[1] for part in others)])


def _best(of: Sequence[Part], category: str) -> Part | None:
    """Return the row whose whole interval lies above all that any other can be, and that reaches the group."""
    if len(of) < 2:
        return None
    ranked = sorted(of, key=lambda part: part.group(category).ratio or 0.0, reverse=True)
    best = ranked[0].group(category)
    if best.verdict not in REACHED or best.heard.shown is None or best.ratio_low is None:
        return None
    return ranked[0] if best.ratio_low > max(_most(part, category) for part in ranked[1:]) else None


def _most(part: Part, category: str) -> float:
    """Return the end of the interval of a row, or all that its ratio can be where the number is hidden."""
    group = part.group(category)
    return float("inf") if group.ratio_high is None else group.ratio_high


def _of_ten(missed: Sequence[Part], category: str, rows: Dimension) -> str:
    """Return how many were heard for every ten expected, in the row that is shown to be furthest."""
    shown = [part for part in missed if part.group(category).ratio is not None]
    if not shown:
        return ""
    worst = min(shown, key=lambda part: part.group(category).ratio or 0.0)
    number = round(10 * (worst.group(category).ratio or 0.0))
    told = f"we heard {number}" if number else "we heard fewer than 1"
    return f" {wording.at_start(by(worst, rows))} {told} for every 10 we would expect."


def over_funnel(placed: Sequence[tuple[Part, Position]], *, category: str, people: str) -> str:
    """Return the line over the funnel, with how to read it where it is drawn."""
    told = what_funnel_shows(placed, category=category, people=people)
    return f"{told} {READ}" if any_shown(placed, category=category) else told


def what_funnel_shows(placed: Sequence[tuple[Part, Position]], *, category: str, people: str) -> str:
    """Return what came of placing engagements; where none is placed, or every number is hidden, that no chart is drawn."""
    told = outside(placed, people=people)
    if not placed:
        return NONE_PLACED
    if any_shown(placed, category=category):
        return told
    return f"{told} Every number is hidden, fewer than 10 people, so there is no chart to draw."


def outside(placed: Sequence[tuple[Part, Position]], *, people: str) -> str:
    """Return how many engagements stand outside the limits, and of how many a hidden number leaves that open."""
    if not placed:
        return ""
    unknown = sum(position == "unknown" for _, position in placed)
    of = f"{wording.in_words(len(placed))} engagement{'' if len(placed) == 1 else 's'} open to everyone"
    if unknown == len(placed):
        return f"For the {of} we cannot tell whether chance explains the number of {people}."
    hidden = f" For {wording.in_words(unknown)} we cannot tell: the number is hidden." if unknown else ""
    below = [part for part, position in placed if position in ("far_below", "below")]
    above = [part for part, position in placed if position in ("far_above", "above")]
    told = []
    if below:
        told.append(f"{wording.in_words(len(below))} heard fewer {people} than chance would explain")
    if above:
        told.append(f"{wording.in_words(len(above))} more")
    if not told:
        return f"In none of {of} is the number of {people} surely beyond what chance could explain.{hidden}"
    return f"Of {of}, {wording.joined(told)}.{hidden}"


def left_out(listed: Sequence[Part], placed: Sequence[Part]) -> list[str]:
    """Return which engagements are not on the funnel, and why."""
    drawn = {part.value for part in placed}
    kinds = (
        ("Left off, because they were for one community or group", [p for p in listed if not p.judged]),
        ("Left off, because they are several", [p for p in listed if p.judged and p.shown and not p.named]),
        ("Not asked", [p for p in listed if p.judged and p.not_asked]),
        (
            "No figure that we can show, or too few answers to compare",
            [
                p
                for p in listed
                if p.judged and not p.not_asked and (p.named or not p.shown) and p.value not in drawn
            ],
        ),
    )
    return [f"{why}: {wording.joined([part.label for part in found])}." for why, found in kinds if found]
