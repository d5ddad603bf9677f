"""Finds what a label means under another way to write it, in the label table and nowhere else.

Each rule leaves the meaning as it is, and none decides by a part of a label. In order: marks and requests taken off; the
same words with other marks; a group and what in it, where both say so ("White - Polish"); alternatives that all mean the
same ("Atheist / Agnostic"). Two labels of the table that would be written alike and mean different things find nothing.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from data import facts
from data.importing.labels import label_forms as forms
from data.importing.labels.care_hours import care_hours
from data.importing.labels.norm import norm
from data.importing.labels.same_as_birth import same_as_birth
from models.vocabulary import Missing

DEEPEST = 4
"""A group in a group in a group."""
UNSPECIFIED = "_unspecified"
OTHER = "other"
ANY = "*"
NOT_OURS = "?[]{}"
"""Somebody was in doubt, or several answers are listed: `answer_parts` takes those apart."""
PARTING = "-:(,/;|"
SHORTEST_WORD = 3
"""Letters in the shortest answer that is a word."""

NOT_SAYING = re.compile(
    r"(?:(?:i|i'd|i would|would|they|person|patient) )?(?:(?:prefer|rather|wish|choose|chose|want)s? not|decline[sd]?|refuse[sd]?"
    r"|(?:do not|don't|did not|does not) (?:wish|want)) to "
    r"(?:say|answer|disclose|state|specify|share|provide|self[- ]identify)(?: (?:my|your|this|their|the) [a-z'/ ]{1,60})?"
)
"""Whole sentences of who would rather not say, with what they would rather not say."""


@cache
def table(characteristic: str) -> Mapping[str, str]:
    """Return the labels of a characteristic (or of "*") that count in any column, normalised."""
    return {
        norm(row.label): row.slug
        for row in reversed(facts.labels())
        if row.characteristic == characteristic and not row.coded
    }


def search(characteristic: str, key: str) -> str | None:
    """Return the slug of a label that the table does not hold as it stands; None where no rule finds one."""
    if len(key) > forms.words()["longest"] or any(mark in key for mark in NOT_OURS):
        return None
    return _search(characteristic, key, DEEPEST)


@lru_cache(maxsize=100_000)
def _search(characteristic: str, key: str, depth: int) -> str | None:
    if depth < 0:
        return None
    all_ways = ways(characteristic, key)
    for way in all_ways:
        if (slug := _exact(characteristic, way)) is not None:
            return slug
    if characteristic in forms.words()["own_grammar"]:
        return None
    for way in all_ways:
        flat = forms.flat(way, characteristic)
        if _in_words(flat) and (slug := _flat_table(characteristic).get(flat)) is not None:
            return slug
    for way in all_ways:
        if NOT_SAYING.fullmatch(way):
            return Missing.PREFER_NOT_TO_SAY
        if slug := _by_grammar(characteristic, way):
            return slug
    if sum(mark in PARTING for mark in key) > forms.words()["most_marks"]:
        return None
    for way in all_ways:
        if slug := _group_and_tail(characteristic, way, depth) or _all_the_same(characteristic, way, depth):
            return slug
    return None


def ways(characteristic: str, key: str) -> list[str]:
    """Return the key and what is left of it, step by step, when marks, requests and glosses are taken off."""
    found = [forms.without_markup(key)]
    bare = set(forms.words()["too_bare"])
    for way in found:
        marked = forms.without_mark(way)
        shorter = (
            forms.without_request(way), forms.without_gloss(way, characteristic), forms.without_list_name(way),
            forms.without_person(way, characteristic), forms.without_article(way, characteristic),
            _without_code(characteristic, way),
        )  # fmt: skip
        left_over = [marked, *(left for left in shorter if left not in bare)]
        found += [left for left in dict.fromkeys(left_over) if left and left not in found]
    return found


def _without_code(characteristic: str, way: str) -> str | None:
    """Return a label without the code after it, or before it, unless the code says something else."""
    if found := forms.code_at_end(way):
        bare, code = found
        said = _exact(characteristic, code)
        return bare if said is None or said == _exact(characteristic, bare) else None
    if (rest := forms.without_short_form(way)) and _agrees(characteristic, way, rest):
        return rest
    first, _, rest = way.partition(" ")
    rest = rest.lstrip("-: ")
    means = _codes(characteristic).get(first)
    if means and rest and means == (_exact(characteristic, rest) or search(characteristic, rest)):
        return rest
    return None


def _agrees(characteristic: str, way: str, rest: str) -> bool:
    said = _exact(characteristic, way.removesuffix(rest).rstrip("-: "))
    return said is None or said == _exact(characteristic, rest)


@cache
def _codes(characteristic: str) -> Mapping[str, str]:
    """Return the codes that all lists of a characteristic agree on; one that two lists give two meanings is none."""
    said: dict[str, set[str]] = {}
    for code in facts.codes():
        if code.characteristic == characteristic and code.code:
            said.setdefault(norm(code.code), set()).add(code.slug)
    return {code: slugs.pop() for code, slugs in said.items() if len(slugs) == 1}


def _exact(characteristic: str, key: str) -> str | None:
    slug = table(characteristic).get(key)
    return slug if slug is not None else table(ANY).get(key)


@cache
def _flat_table(characteristic: str) -> Mapping[str, str]:
    said: dict[str, set[str]] = {}
    for name in (characteristic, ANY):
        for key, slug in table(name).items():
            if forms.without_request(key) is not None:
                # Without "please write in" it stands in the table too; with it, it would answer for "Other".
                continue
            flat = forms.flat(key, characteristic)
            own = table(characteristic).get(key)
            if _in_words(flat) and own in (None, slug) and not _means_and(characteristic, key, slug):
                said.setdefault(flat, set()).add(slug)
    return {flat: next(iter(slugs)) for flat, slugs in said.items() if len(slugs) == 1}


def _in_words(flat: str) -> bool:
    """Whether enough letters are left to be a word: -8 without its mark is another code, and so is (N)."""
    return sum(letter.isalpha() for letter in flat) >= SHORTEST_WORD


def _means_and(characteristic: str, key: str, slug: str) -> bool:
    """Whether "/" in a label of the table means "and": White/Asian is neither of the two."""
    parts = {_exact(characteristic, part) for part in forms.alternatives(key)}
    return len(parts) > 1 and None not in parts and slug not in parts


def _by_grammar(characteristic: str, way: str) -> str | None:
    if characteristic == "unpaid_carer":
        return care_hours(way)
    return same_as_birth(way) if characteristic == "trans_status" else None


# ---- Groups, and what in them ----


def _group_and_tail(characteristic: str, way: str, depth: int) -> str | None:
    """Return the narrower of two answers where one holds the other: "Asian - Nepalese", "Yes - limited a lot"."""
    for head, tail in forms.head_and_tails(way):
        wide = _search(characteristic, head, depth - 2)
        if wide == facts.NEEDS_POLARITY:
            # "Yes, I am trans" says so whichever way the question was put.
            if _is_answer(stated := _search(characteristic, tail, depth - 1)):
                return stated
            continue
        if not _is_answer(wide):
            continue
        if (group := _group(characteristic, str(wide))) and _is_other(characteristic, tail):
            slug = _flat_table(characteristic).get(f"{group} other")
        else:
            slug = _narrower(characteristic, str(wide), _search(characteristic, tail, depth - 1))
        if slug:
            return slug
    return None


def _narrower(characteristic: str, one: str, other: str | None) -> str | None:
    """Return the narrower of two answers where they are the same or one is the group of the other, else None."""
    if other is None or not _is_answer(other):
        return None
    if one == other or _group(characteristic, one) == _parent(characteristic, other):
        return other
    return one if _group(characteristic, other) == _parent(characteristic, one) else None


def _is_other(characteristic: str, tail: str) -> bool:
    return forms.flat(tail, characteristic) == "other"


def _is_answer(slug: str | None) -> bool:
    return slug is not None and slug not in set(Missing) and slug != facts.NEEDS_POLARITY


@cache
def _parents(characteristic: str) -> Mapping[str, str]:
    return {category.slug: category.parent for category in facts.categories(characteristic)}


def _parent(characteristic: str, slug: str) -> str:
    return _parents(characteristic)[slug]


def _group(characteristic: str, slug: str) -> str:
    """Return the group that an answer is the whole of, "" for none: `asian_unspecified` is of `asian`."""
    named: Mapping[str, str] = forms.words()["group_of_other"].get(characteristic, {})
    if slug in named:
        return named[slug]
    parent = _parent(characteristic, slug)
    return parent if slug.endswith(UNSPECIFIED) and parent != characteristic else ""


# ---- Alternatives ----


def _all_the_same(characteristic: str, way: str, depth: int) -> str | None:
    """Return what every alternative means, or their group where one of them is the group: "Black / African"."""
    parts = forms.alternatives(way)
    if len(parts) < 2:
        return None
    said = {_search(characteristic, part, depth - 2) for part in parts}
    if len(said) == 1:
        only = said.pop()
        return None if only in (None, Missing.NEEDS_REVIEW, facts.NEEDS_POLARITY) else only
    if not all(_is_answer(slug) for slug in said):
        return None
    if depth < DEEPEST or any(OTHER in str(slug) for slug in said):
        # Only a whole label may be read as a group or what is in it: beside a tail, "20 to 49 hours / yes" would lose hours.
        # "Other Asian, Scottish Asian" is the other ones of both, and not the group.
        return None
    whole = [slug for slug in said if slug and _group(characteristic, slug)]
    held = {_group(characteristic, str(slug)) or _parent(characteristic, str(slug)) for slug in said}
    return whole[0] if len(whole) == 1 and len(held) == 1 else None
