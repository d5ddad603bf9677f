"""Other ways to write a label that mean the same: what may be taken off it, and what makes no difference.

Every function goes from a key (see `norm`) to a key, or to None where the rule does not fit. None of them decides what a
label means: what they leave must stand in the label table as a whole. Words and marks are in
`data/reference/label_forms.toml`.
"""

import html
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from data.importing.labels.norm import SPACES, norm

FILE = Path(__file__).parent.parent.parent / "reference" / "label_forms.toml"

TAGS = re.compile(r"</?(?:b|br|i|u|p|em|strong|span|div|font|label|small|sup)(?: [^<>]*)?/?>")
BULLETS = re.compile(r"^[\u2022\u25cf\u25a0\u25a1\u25aa\u25e6\u2610\u2611\u2612\u2713\u2714\u25a2\u00b7]+ ?")
LETTER_MARK = re.compile(r"(?:\([a-z]\)|[a-z]\d? ?[-.):=])\s*(.+)")
NUMBER_MARK = re.compile(r"(?:\(\d{1,2}\)|\d{1,2} ?[-.):=])\s*([^\d-].*)|\d{1,2}[.)] (\d.*)")
"""A leading "a-", "(a)", "a1 -"; and "1. ", "(1)", where a number follows only after a full stop and a space."""
COMPASS = re.compile(r"[nsew]\.")
RULED = re.compile(r"[\s:._-]*(?:[._]{2,}|_+|:|\.\.\.)[\s:._-]*$")
"""A line to write on: "______", "....", or a colon with nothing after it."""
NOT_LISTED = re.compile(r"(?:backgrounds?|groups?)? ?not listed(?: above| here)?\b")
"""What "other" is called where people should not be called other."""
EXAMPLES = re.compile(r"\([^()]*\betc\b\.?\)$")
LEADING_CODE = re.compile(r"([a-z]{2,5})[-:](.{3,})")
TRAILING_CODE = re.compile(r"(.+)\(([a-z]{1,5}|[a-z]?\d{1,3})\)")
WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)*\+?")
HIERARCHY = re.compile(r"[-:()\[\]]")
ALTERNATIVES = re.compile(r"[/,;|](?:or )?| or (?=\S)")


@cache
def words() -> Mapping[str, Any]:
    """Return what the file of words holds, by part."""
    with FILE.open("rb") as file:
        return tomllib.load(file)


def without_markup(key: str) -> str:
    """Return the key without HTML: "Asian&nbsp;or Asian&#39;s" and "<b>White</b>" as people read them, and without misread marks."""
    for misread, mark in words()["misread"].items():
        key = key.replace(misread, mark)
    return norm(TAGS.sub(" ", html.unescape(key)))


def without_mark(key: str) -> str | None:
    """Return what follows a bullet, a box or a list mark."""
    bare = BULLETS.sub("", key)
    if bare != key and bare:
        return norm(bare)
    marked = LETTER_MARK.fullmatch(key) or NUMBER_MARK.fullmatch(key)
    if not marked:
        return None
    rest = norm(next(part for part in marked.groups() if part))
    compass = COMPASS.match(key) and rest in words()["compass_words"]
    return rest if len(rest) > 1 and not compass else None


@cache
def _asks() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in words()["asks_for_more"])
    return re.compile(rf"[\s,;:(-]*(?:{phrases})(?: (?!(?:and|or|but|not|no)\b)[a-z' ]{{1,60}})?\)?[\s:._]*$")


def without_request(key: str) -> str | None:
    """Return the key without "please specify" and its like at the end, and without a line to write on."""
    bare = _asks().sub("", RULED.sub("", key))
    return norm(bare) if bare != key and bare else None


@cache
def _gloss() -> re.Pattern[str]:
    starts = "|".join(re.escape(word) for word in sorted(words()["begins_gloss"], key=len, reverse=True))
    return re.compile(rf"\(({starts})\b\.?[^()]*(?:\([^()]*\)[^()]*)*\)|(?:[\s,;:-]|(?<=\)))+({starts})\b.*$")


def without_gloss(key: str, characteristic: str) -> str | None:
    """Return the key without "(including ...)", "such as ..." and their like; None where the gloss says more."""
    found = EXAMPLES.search(key) or _gloss().search(key)
    if not found or not found.start():
        return None
    said = " " + " ".join(WORDS.findall(found[0])) + " "
    barred = [*words()["turns_round"], *words()["never_gloss"].get(characteristic, [])]
    if any(f" {word} " in said or (len(word) > 4 and f" {word}" in said) for word in barred):
        return None
    return norm(key[: found.start()] + " " + key[found.end() :])


def without_person(key: str, characteristic: str) -> str | None:
    """Return the key without "I am", "I identify as" and, where having is being, "I have"."""
    starts = [*words()["first_person"]]
    if characteristic not in words()["having_not_in"]:
        starts += words()["having"]
    for start in sorted(starts, key=len, reverse=True):
        if key.startswith(f"{start} "):
            return key.removeprefix(f"{start} ")
    return None


def without_article(key: str, characteristic: str) -> str | None:
    """Return the key without a leading "a", "an" or "the"; not where A may be a code: "A Indian"."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in _articles(characteristic) else None


def _articles(characteristic: str) -> list[str]:
    return [] if characteristic in words()["articles_not_in"] else words()["articles"]


def without_list_name(key: str) -> str | None:
    """Return the key without the name of the list at its end: "Indian - ethnic category 2001 census"."""
    for name in words()["list_names"]:
        if key.endswith(name):
            bare = norm(key.removesuffix(name).rstrip(" -("))
            return bare or None
    return None


def code_at_end(key: str) -> tuple[str, str] | None:
    """Return a label and the code in brackets at its end: "no disability(00)", "hearing impairment(hi)".

    Letters count only where they are one letter or the first letters of the words before: "white(nz)" is no code.
    """
    found = TRAILING_CODE.fullmatch(key)
    if not found:
        return None
    bare, code = norm(found[1]), found[2]
    initials = "".join(word[0] for word in WORDS.findall(bare))
    return (bare, code) if len(code) == 1 or code[-1].isdigit() or code == initials else None


def without_short_form(key: str) -> str | None:
    """Return the label after its own short form: "mob-mobility impairment", "mhc-mental health condition"."""
    found = LEADING_CODE.fullmatch(key)
    if not found:
        return None
    short, rest = found[1], norm(found[2])
    initials = "".join(word[0] for word in WORDS.findall(rest))
    if short in words()["no_short_forms"]:
        return None
    return rest if short == initials or (rest.startswith(short) and rest != short) else None


def flat(key: str, characteristic: str) -> str:
    """Return the form in which marks, spelling and empty words make no difference; "" where nothing is left.

    What "or", "/" and "," part stays apart, in any order: Caribbean or Asian is not Caribbean Asian.
    """
    parts = {_plain(part, characteristic) for part in ALTERNATIVES.split(key)}
    return "|".join(sorted(parts - {""}))


def _plain(text: str, characteristic: str) -> str:
    same = words()["same_word"]
    dropped = {
        *words()["dropped"]["*"],
        *words()["dropped"].get(characteristic, []),
        *_articles(characteristic),
    }
    text = HIERARCHY.sub(" ", text.replace("&", " and ").replace("+", "+ "))
    text = NOT_LISTED.sub("other", text)
    kept = [same.get(word, word).replace("'", "") for word in WORDS.findall(text)]
    said = SPACES.sub(" ", " ".join(word for word in kept if word not in dropped)).strip()
    # Black Caribbean and White is White and Black Caribbean.
    return " and ".join(sorted(said.split(" and ")))


def alternatives(key: str) -> tuple[str, ...]:
    """Return the parts that "/", "or" and "," part; one part where there is nothing to part."""
    return tuple(part for part in (norm(part) for part in ALTERNATIVES.split(key)) if part)


def head_and_tails(key: str) -> list[tuple[str, str]]:
    """Return every way to read a key as a group and what in it: "white-polish", "asian(indian)", "yes,a lot"."""
    found = []
    for mark in (":", "-", "(", ","):
        for place, letter in enumerate(key):
            if letter != mark or (mark == "(" and not key.endswith(")")):
                continue
            tail = key[place + 1 :].removesuffix(")") if mark == "(" else key[place + 1 :]
            head, tail = norm(key[:place]), norm(tail)
            if head and tail:
                found.append((head, tail))
    return found
