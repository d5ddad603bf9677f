"""Whether the name of an activity would by itself say who took part (method 2.8 no. 24).

"Trans young people's group, 6 people" discloses before a single figure is shown. Pure: a title in, a warning or nothing
out. The groups come from the reference files (categories) and from the register (communities); the other words, of
number, of gathering and of place, from `reference/naming_words.csv`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from data import facts
from data.facts.rows import Row, read_rows

Kind = Literal["people", "gathering", "few", "wide", "named", "unnamed", "ordinal", "measure", "sensitive"]
COLUMNS = ("kind", "word", "meaning")
LONGEST_TERM = 3
"""Words of a category's name up to which it may stand in a title."""
MOST_BETWEEN = 2
"""Words that may stand between a number and the people it counts: "six young Muslim women"."""
WARNING = (
    "This name may say who took part: {reasons}. A name goes into lists, files and talk, and no rounding protects it. "
    "Name the subject instead, as in “Health checks, autumn meeting”."
)
TEXT_WARNING = (
    "What stands under “{box}” may say who took part: {reasons}. Others read it, and no rounding protects a text. Say what was "
    "asked or done, and leave out how few came, of which group, and where."
)
_SPLIT = re.compile(r"[,;:()|\[\]\u2013\u2014]|\s-\s")
_WORD = re.compile(r"[^\W_]+")
_SAMPLE = re.compile(r"\bn\s*=\s*(\d+)", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_SIMPLY_PEOPLE = frozenset({"people", "person", "attendee", "participant", "attended", "present"})

Words = tuple[str, ...]


@dataclass(frozen=True)
class Named:
    """A group that a title names: the words it is named by, and which characteristics they belong to."""

    words: str
    characteristics: frozenset[str]
    """Empty for a community that no answer makes one a member of."""


def warning(
    title: str, *, community: str = "", place: str = "", communities: Mapping[str, str] | None = None
) -> str | None:
    """Return why the title of an activity may say who took part, and what to do; None where nothing suggests it.

    `community` is the name of the community it was for, `place` where it was; `communities` are those of the register,
    name to the characteristic that makes one a member, or to nothing. It warns where the title

    * says that fewer people came than a figure may be shown of;
    * names a sensitive group and a small gathering, or a sensitive group and the place;
    * names groups of two characteristics, one of them sensitive.

    A title can disclose in ways that no list of words knows: nothing found is not a promise.
    """
    found = _reasons(title, community=community, place=place, communities=communities or {})
    return WARNING.format(reasons="; ".join(found)) if found else None


def text_warning(text: str, *, box: str, communities: Mapping[str, str]) -> str | None:
    """Return why a text of several lines may say who took part, as `warning` of each line; `box` is what it stands under."""
    found = [
        reason
        for line in text.splitlines()
        for reason in _reasons(line, community="", place="", communities=communities)
    ]
    return TEXT_WARNING.format(box=box, reasons="; ".join(dict.fromkeys(found))) if found else None


def _reasons(title: str, *, community: str, place: str, communities: Mapping[str, str]) -> list[str]:
    number = counted(title)
    named = groups_named(title, communities=communities)
    sensitive = [each for each in named if _is_sensitive(each)]
    reasons = []
    if number is not None:
        whom = _quoted([each.words for each in named]) or (f"“{community}”" if community else "")
        reasons.append(f"it says how few came, {number}{f', and names {whom}' if whom else ''}")
    if sensitive and _has_any(title, _listed("gathering")):
        reasons.append(f"it names a small gathering of {_quoted([each.words for each in sensitive])}")
    if sensitive and len(_kinds(named)) > 1 and number is None:
        reasons.append(f"it names {_quoted([each.words for each in named])} together")
    if sensitive and _names_place(title, place):
        reasons.append(f"it names {_quoted([each.words for each in sensitive])} and the place")
    return reasons


def counted(title: str) -> int | None:
    """Return how many people a title says took part, where that is fewer than a figure may be shown of; else None.

    "6 people", "six young Muslim women", "group of 12", "n=9"; not "over 65s", "focus group 2" or "1,000 people".
    """
    found = [int(each) for each in _SAMPLE.findall(title)]
    for part in _parts(_THOUSANDS.sub("", title)):
        found += _counted_in(part)
    few = [number for number in found if 0 < number < facts.disclosure_rules().min_base]
    return min(few) if few else None


def _counted_in(part: Words) -> Iterator[int]:
    people, gathering = _singles("people"), _singles("gathering")
    ordinal, measure = _singles("ordinal"), _singles("measure")
    for place, word in enumerate(part):
        number = int(word) if word.isdecimal() else _numbers().get(word)
        if number is None:
            continue
        before = part[place - 1] if place else ""
        after = part[place + 1 :]
        if before == "of" and place > 1 and part[place - 2] in gathering:
            yield number
            continue
        # "16 to 24", "2025/26".
        ranged = before.isdecimal() or (before == "to" and place > 1 and part[place - 2].isdecimal())
        numbered = before in ordinal and bool(after) and after[0] not in _SIMPLY_PEOPLE
        if ranged or numbered or (after and after[0] in measure):
            continue
        for way, other in enumerate(after[: MOST_BETWEEN + 1]):
            # "Three women's groups" counts groups.
            then = after[way + 1] if way + 1 < len(after) else ""
            if other in people and then not in gathering:
                yield number
                break


def groups_named(title: str, *, communities: Mapping[str, str]) -> tuple[Named, ...]:
    """Return the groups that a title names, in its order; of names that begin with the same word, the longest."""
    known = _by_first_word(tuple(communities.items()))
    own = _words(title)
    found = []
    start = 0
    while start < len(own):
        longest = next(
            (key for key in known.get(own[start], {}) if own[start : start + len(key)] == key), None
        )
        if longest is None:
            start += 1
        else:
            found.append(known[own[start]][longest])
            start += len(longest)
    return tuple(found)


@lru_cache(maxsize=16)
def _by_first_word(communities: tuple[tuple[str, str], ...]) -> Mapping[str, Mapping[Words, Named]]:
    """Return every group that a title may name, by the first of its words, the longest name first."""
    terms = dict(_terms())
    for name, characteristic in communities:
        key = _words(name)
        before = terms.get(key, Named(name, frozenset()))
        terms[key] = Named(name, before.characteristics | (frozenset({characteristic} - {""})))
    found: dict[str, dict[Words, Named]] = {}
    for key in sorted(filter(None, terms), key=lambda each: (-len(each), each)):
        found.setdefault(key[0], {})[key] = terms[key]
    return found


def _is_sensitive(named: Named) -> bool:
    """Whether belonging to a group is nobody's business: special category data, or a community that no form asks for."""
    if not named.characteristics:
        return True
    listed = {row.cells["meaning"] for row in _rows("sensitive")}
    return any(
        facts.characteristic(each).special_category or each in listed for each in named.characteristics
    )


def _kinds(named: Iterable[Named]) -> set[frozenset[str]]:
    """Return the different sets of characteristics; groups that share one are of one kind."""
    kinds: list[frozenset[str]] = []
    for each in named:
        if not any(each.characteristics & kind or each.characteristics == kind for kind in kinds):
            kinds.append(each.characteristics)
    return set(kinds)


def _names_place(title: str, place: str) -> bool:
    where = _words(place)
    return bool(where) and where not in _listed("wide") and _has_any(title, {where})


def _has_any(title: str, phrases: Iterable[Words]) -> bool:
    own = _words(title)
    return any(
        own[start : start + len(phrase)] == phrase
        for phrase in phrases
        for start in range(len(own) - len(phrase) + 1)
    )


@cache
def _terms() -> Mapping[Words, Named]:
    """Return every group that a title may name, by its words: the categories, and what people call them besides."""
    said: dict[Words, str] = {}
    owners: dict[Words, set[str]] = defaultdict(set)
    for characteristic in facts.characteristics():
        for category in facts.categories(characteristic.slug):
            for name in (category.short, category.people.removesuffix(" people")):
                owners[_words(name)].add(characteristic.slug)
                said.setdefault(_words(name), name[:1].lower() + name[1:] if name.islower() else name)
    for row in _rows("named"):
        owners[_words(row.text("word"))].add(row.text("meaning"))
        said.setdefault(_words(row.text("word")), row.text("word"))
    unnamed = _listed("unnamed")
    return {
        key: Named(said[key], frozenset(owners[key]))
        for key in said
        if 0 < len(key) <= LONGEST_TERM and key not in unnamed and not all(word.isdecimal() for word in key)
    }


@cache
def _rows(kind: Kind) -> tuple[Row, ...]:
    rows = read_rows(facts.REFERENCE / "naming_words.csv", columns=COLUMNS)
    return tuple(row for row in rows if row.text("kind") == kind)


@cache
def _listed(kind: Kind) -> frozenset[Words]:
    return frozenset(_words(row.text("word")) for row in _rows(kind))


@cache
def _singles(kind: Kind) -> frozenset[str]:
    return frozenset(words[0] for words in _listed(kind) if len(words) == 1)


@cache
def _numbers() -> Mapping[str, int]:
    """Return the words of number; what each means stands in the file's last column."""
    return {_words(row.text("word"))[0]: row.whole("meaning") for row in _rows("few")}


def _parts(title: str) -> list[Words]:
    return [_words(part) for part in _SPLIT.split(title)]


def _words(text: str) -> Words:
    """Return the words of a text, small, without possessives and plural endings: "Muslims'" gives "muslim"."""
    plain = re.sub(r"['’](s\b)?", "", text.casefold())
    return tuple(_single(word) for word in _WORD.findall(plain))


def _single(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _quoted(words: Sequence[str]) -> str:
    told = [f"“{each}”" for each in dict.fromkeys(words)]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}" if told else ""
