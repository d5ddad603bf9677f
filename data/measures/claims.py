"""What a sentence claims on the strength of its replies, and what a random draw of so many would give. Pure; keeps nothing.

A margin of sampling error belongs to a random draw (simple random sampling). People who chose to take part were not drawn,
so no margin follows from their number, and nor does "representative" (*Report of the AAPOR Task Force on
Non-Probability Sampling*, 2013). Which words make which claim stands in `data/reference/claim_words.csv`, the lines in `claims.toml`.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import cache

from statsmodels.stats.proportion import proportion_confint  # type: ignore[import-untyped]

from data.facts import REFERENCE
from data.measures.claim_numbers import in_digits
from data.measures.claim_vocabulary import says, words

LINES_FILE = REFERENCE / "claims.toml"

AFTER, BEFORE = 34, 24
"""Letters after and before a number in which a word says what it counts; never beyond the next number."""
_NUMBER = re.compile(
    r"(?<![\w.,])(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?P<decimals>\.[0-9]{1,6})?(?![\w]|[.,][0-9])"
    r"(?P<percent> ?%| ?per ?cent\b| percentage points?\b| points?\b)?"
)
_OF = re.compile(r" (?:out )?of (?:the |all )?", re.IGNORECASE)
_IN = re.compile(r" (?:in|out of) (?:every )?", re.IGNORECASE)
_COUNTED = re.compile(r"(?<![\w.,%])(?<!in )(?<!of )(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+) $")
"""A number of people right before them; the ten of "9 in 10" is none."""
MOST_IN = 20
"""The most of which a share is taken: "9 in 10" is one, "893 in 2024" is none."""


class Claim(StrEnum):
    """What a sentence can claim, in the order in which it is told. The text is what a reader sees."""

    REPRESENTATIVE = "representative"
    MARGIN = "a margin of error"
    POPULATION = "what others think"
    RESPONSE_RATE = "a response rate"
    SIGNIFICANT = "significance"
    SMALL_BASE = "a percentage of few people"
    SHARE = "a percentage"


@dataclass(frozen=True)
class Sentence:
    """What was found in a sentence; shares, margin and confidence are parts of 1, None where there is none."""

    claims: tuple[Claim, ...]
    replies: int | None = None
    invited: int | None = None
    margin: float | None = None
    confidence: float | None = None
    rate: float | None = None
    shares: tuple[float, ...] = ()


@dataclass(frozen=True)
class Lines:
    """What the check draws its lines at; the file says why."""

    confidence: float
    small_base: int
    longest: int
    largest: int


@dataclass(frozen=True)
class _Found:
    """One number of a sentence: its value, whether it is a percentage, where it stands, and what stands round it."""

    value: float
    percent: bool
    start: int
    end: int
    before: str
    after: str


@cache
def lines() -> Lines:
    """Return the lines in force. Raises OSError, KeyError or ValueError where the file is wanting."""
    with LINES_FILE.open("rb") as file:
        held = tomllib.load(file)
    return Lines(
        confidence=float(Fraction(held["margin"]["confidence"])),
        small_base=held["percentage"]["small_base"],
        longest=held["reading"]["longest"],
        largest=held["reading"]["largest"],
    )


def read(text: str, *, replies: int | None = None, margin: float | None = None) -> Sentence:
    """Return what a sentence claims. `replies` and `margin` (a part of 1), where given, stand above what is found in it.

    Of several numbers of one kind the first counts. Work grows with the letters read, of which there is an end.
    """
    line = lines()
    plain = in_digits(" ".join(unicodedata.normalize("NFKC", text[: line.longest]).split()).casefold())
    found = _numbers(plain)
    roles = _roles(found)
    counted = replies if replies is not None else _first(found, roles, "replies")
    invited = _first(found, roles, "invited")
    if replies is None and counted is None and invited is not None:
        counted = _part_of(plain, found, roles)
    claimed = margin if margin is not None else _share(found, roles, "margin")
    shares = (
        *(each.value / 100 for each, role in zip(found, roles, strict=True) if role == "share"),
        *_in_ten(plain),
    )
    said = Sentence(
        (),
        replies=None if counted is None or counted > line.largest else int(counted),
        invited=None if invited is None or invited > line.largest else int(invited),
        margin=claimed,
        confidence=_confidence(found, roles),
        rate=_share(found, roles, "rate"),
        shares=tuple(each for each in shares if 0 <= each <= 1),
    )  # fmt: skip
    kinds = _claims(plain, said)
    return replace(said, claims=kinds)


def number(text: str) -> int | None:
    """Return a whole number as somebody typed it ("1,234"); None for a blank. Raises ValueError for anything else."""
    plain = text.strip().replace(",", "")
    if not plain:
        return None
    if not re.fullmatch(r"[0-9]{1,8}", plain):
        raise ValueError("not a whole number")
    return int(plain)


def percentage(text: str) -> float | None:
    """Return a percentage as somebody typed it ("3.28 %") as a part of 1; None for a blank. Raises ValueError."""
    plain = text.strip().removesuffix("%").strip()
    if not plain:
        return None
    if not re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{1,6})?", plain) or float(plain) > 100:
        raise ValueError("not a percentage")
    return float(plain) / 100


def margin_of_random_draw(replies: int, *, confidence: float | None = None) -> float | None:
    """Return the margin (a part of 1) that a simple random sample of so many would have at 50 %, where it is widest.

    Half of the normal interval of `statsmodels.stats.proportion.proportion_confint`, which is what such claims use; None
    for nobody.
    """
    if replies < 1:
        return None
    low, high = proportion_confint(
        replies / 2, replies, alpha=1 - (confidence or lines().confidence), method="normal"
    )
    return float(high - low) / 2


def response_rate(said: Sentence) -> float | None:
    """Return replies by invited; None where either is missing, nobody was invited, or more replied than were invited."""
    if said.replies is None or not said.invited or said.replies > said.invited:
        return None
    return said.replies / said.invited


def _numbers(text: str) -> tuple[_Found, ...]:
    spots = list(_NUMBER.finditer(text))
    ends = [0, *(each.end() for each in spots)]
    starts = [*(each.start() for each in spots), len(text)]
    return tuple(
        _Found(
            value=float(each["number"].replace(",", "") + (each["decimals"] or "")),
            percent=each["percent"] is not None,
            start=each.start(),
            end=each.end(),
            before=text[max(ends[place], each.start() - BEFORE) : each.start()],
            after=text[each.end() : min(starts[place + 1], each.end() + AFTER)],
        )
        for place, each in enumerate(spots)
    )


def _roles(found: tuple[_Found, ...]) -> tuple[str, ...]:
    return tuple(_role_of_percentage(each) if each.percent else _role_of_count(each) for each in found)


def _role_of_percentage(each: _Found) -> str:
    if says("confidence", each.after[:14]) or says("level", each.before):
        return "confidence"
    if says("rate", each.before) or says("rate", each.after[:20]):
        return "rate"
    near = f"{each.after[:10]} {each.after[:20]}"
    return "margin" if says("margin", each.before) or says("margin", near) else "share"


def _role_of_count(each: _Found) -> str:
    """What follows a number says what it counts, before what stands ahead of it does."""
    for near in (each.after, each.before):
        firsts = {
            kind: spot.start() for kind in ("invited", "replies") if (spot := words()[kind].search(near))
        }
        if firsts:
            return (
                min(firsts, key=firsts.__getitem__)
                if near is each.after
                else max(firsts, key=firsts.__getitem__)
            )
    return ""  # fmt: skip


def _first(found: tuple[_Found, ...], roles: tuple[str, ...], role: str) -> float | None:
    listed = (each.value for each, its in zip(found, roles, strict=True) if its == role)
    return next((value for value in listed if value == int(value)), None)


def _share(found: tuple[_Found, ...], roles: tuple[str, ...], role: str) -> float | None:
    listed = (each.value for each, its in zip(found, roles, strict=True) if its == role)
    return next((value / 100 for value in listed if value <= 100), None)


def _confidence(found: tuple[_Found, ...], roles: tuple[str, ...]) -> float | None:
    stated = _share(found, roles, "confidence")
    return stated if stated is not None and 0.5 < stated < 1 else None


def _part_of(text: str, found: tuple[_Found, ...], roles: tuple[str, ...]) -> float | None:
    """Return the 893 of "893 of the 10,000 invited"."""
    return next(
        (
            one.value
            for one, other, role in zip(found, found[1:], roles[1:], strict=False)
            if role == "invited" and not one.percent and _OF.fullmatch(text[one.end : other.start])
        ),
        None,
    )


def _in_ten(text: str) -> tuple[float, ...]:
    """Return the shares of "9 in 10" and "two out of three" written in digits."""
    found = _numbers(text)
    return tuple(
        one.value / other.value
        for one, other in zip(found, found[1:], strict=False)
        if not one.percent
        and not other.percent
        and one.value <= other.value <= MOST_IN
        and other.value
        and _IN.fullmatch(text[one.end : other.start])
    )


def _claims(text: str, said: Sentence) -> tuple[Claim, ...]:
    small = bool(said.shares) and said.replies is not None and said.replies < lines().small_base
    made = {
        Claim.REPRESENTATIVE: says("representative", text),
        Claim.MARGIN: said.margin is not None
        or said.confidence is not None
        or re.search(r"\bmargins? of error\b|\bsampling error\b|\bconfidence (?:interval|level)", text) is not None,
        Claim.POPULATION: _speaks_of_others(text),
        Claim.RESPONSE_RATE: said.rate is not None or said.invited is not None or says("rate", text),
        Claim.SIGNIFICANT: says("significant", text),
        Claim.SMALL_BASE: small,
        Claim.SHARE: bool(said.shares) and not small,
    }  # fmt: skip
    return tuple(claim for claim in Claim if made[claim])


def _speaks_of_others(text: str) -> bool:
    """Say whether people at large are said to hold an opinion: nothing between the two says that only some replied, and
    no number before says how many they were ("15 carers said", other than "9 in 10 carers").
    """
    for spot in words()["population"].finditer(text):
        if _COUNTED.search(text[: spot.start()]):
            continue
        near = text[spot.end() : spot.end() + AFTER + 10]
        opinion = words()["opinion"].search(near)
        if opinion and not says("replies", near[: opinion.start()]):
            return True
    return False
