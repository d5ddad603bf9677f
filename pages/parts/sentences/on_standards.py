"""What the page of standards says. Pure: standings in, words out, counted from the same list as chart and table."""

from collections.abc import Sequence
from itertools import chain

from data.standards.frames import kinds
from models.standards import EvidenceKind, Standard, StandardFrame, Stands, WrittenEvidence
from models.vocabulary import Standing
from pages.parts import wording
from pages.parts.sentences import on_evidence
from pages.parts.sentences.headline import Headline
from pages.parts.sentences.on_register import counted

NAMED = 3
"""Up to this many standards are named in a sentence; more are counted."""
WORDS = {
    Standing.SHOWN: "Shown",
    Standing.PARTLY: "Partly",
    Standing.NOT_SHOWN: "Not shown",
    Standing.NOT_YET: "Not yet",
    Standing.CANNOT_TELL: "Can't tell",
}
READ = "One row for each engagement, one column for each {one}. The first row is all our work."
READ_ONE = "What the records say of each {one}, and what somebody wrote by hand."
EVIDENCE = (
    "The records speak first. What is written by hand stands beside them and never changes what they say."
)
ONLY_BY_HAND = "Nothing in the records can show this: only evidence by hand can."
DISAGREES = "It says something else than the records."
SECOND = "It stands beside the records."
INSTEAD = "It counts here, because the records can't tell."
CLOSED_LAST = "These are the engagements that close or closed last."
UNEQUAL = "≠"
READ_UNEQUAL = f"{UNEQUAL}: what is written by hand says something else. It stands below."
FROM_RECORDS, BY_HAND = "From the records", "By hand"
OUR_WORDING = "our wording"
NOTHING_WRITTEN = "Nobody has written evidence by hand for these yet."
ALL_WORK = "All our work"
NO_ENGAGEMENT = "There is no engagement on record yet"
NOTHING_TO_HOLD = ", so there is nothing to hold against these."
_STRONGEST_FIRST = (
    Standing.SHOWN,
    Standing.PARTLY,
    Standing.NOT_SHOWN,
    Standing.NOT_YET,
    Standing.CANNOT_TELL,
)


def headline(frame: StandardFrame, listed: Sequence[Stands], *, title: str = "") -> Headline:
    """Return how many standards of a frame are shown in full, and what is not shown.

    `listed` are all its standards, over all our work or in the engagement of a `title`.
    """
    of_all = not title
    shown = _number(listed, Standing.SHOWN)
    who = f"“{title}” shows" if title else "We can show"
    many = wording.in_words(shown) if shown == 0 else "all" if shown == len(listed) else f"{shown}"
    many = "none" if shown == 0 else many
    claim = f"{who} {many} of {frame.counted.format(number=len(listed))} in full"
    partly = _number(listed, Standing.PARTLY)
    rest = f", and {partly} in part." if partly else "."
    return Headline(claim, f"{rest}{_not_shown(frame, listed, of_all=of_all)}")


def more(listed: Sequence[Stands], everywhere: Sequence[tuple[str, Stands]]) -> tuple[str, ...]:
    """Return what else a reader must know: what is too early to say, can't be told, rests on evidence by hand, disagrees.

    `listed` are the standings of the headline, `everywhere` those of every row on the page, each
    with the title of its row.
    """
    early, silent = _number(listed, Standing.NOT_YET), _number(listed, Standing.CANNOT_TELL)
    parts = [
        f"for {wording.in_words(early)} it is too early to say" if early else "",
        f"on {wording.in_words(silent)} the records can't tell" if silent else "",
    ]
    first = " and ".join(part for part in parts if part)
    by_hand = sum(each.rests_on == "hand" for each in listed)
    differing = [
        f"{title}: {wording.in_sentence(each.standard.label)}" for title, each in everywhere if each.disagrees
    ]
    return tuple(
        said
        for said in (
            f"{wording.at_start(first)}." if first else "",
            f"{wording.at_start(counted(by_hand, 'standing'))} {'rests' if by_hand == 1 else 'rest'} on what was written by hand."
            if by_hand
            else "",
            f"In {counted(len(differing), 'place')} what was written by hand says something else than the records "
            f"({_first_named(differing)})."
            if differing
            else "",
        )
        if said
    )


def _first_named(places: Sequence[str]) -> str:
    rest = len(places) - NAMED
    return "; ".join([*places[:NAMED], *([f"and {wording.in_words(rest)} more"] if rest > 0 else [])])


def more_engagements(number: int) -> str:
    """Return how many engagements do not stand side by side with the others; blank for none."""
    if number <= 0:
        return ""
    return f"{CLOSED_LAST} The download has {counted(number, 'more', 'more')}; choose one above to see its evidence."


def more_rows(number: int) -> str:
    """Return the same where nothing can be chosen or downloaded, as on paper."""
    return f"{CLOSED_LAST} The page “Standards” has {counted(number, 'more', 'more')}." if number > 0 else ""


def official(frame: StandardFrame) -> str:
    """Return the source of a frame, and whose words stand on the page."""
    ours = [each for each in frame.standards if not each.official]
    if not ours:
        names = "Their names are those of the source"
    elif len(ours) == len(frame.standards):
        return f"{frame.about} Source: {frame.source}. Names and promises are in our own words; read the source before quoting."
    else:
        names = f"Their names are those of the source, but where “{OUR_WORDING}” stands beside them"
    return f"{frame.about} Source: {frame.source}. {names}; what each promises is always in our words."


def heading(each: Stands, *, whole_frame_ours: bool) -> str:
    """Return the heading over the evidence of a standard: its name, how it stands, what it promises."""
    ours = "" if each.standard.official or whole_frame_ours else f" ({OUR_WORDING})"
    return f"{each.standard.label}{ours}: {cell_words(each).lower()}. {each.standard.promise}"


def cell_words(each: Stands) -> str:
    """Return how a standard stands, in words: "Shown", "Not shown, by hand", "Partly (by hand: shown)"."""
    word = WORDS[each.standing]
    if each.rests_on == "hand":
        return f"{word}, by hand"
    if each.disagrees:
        return f"{word} (by hand: {each.written[0].standing.value})"
    return word


def short_words(each: Stands) -> str:
    """Return the same for a cell among many: "Partly ≠" where evidence by hand says something else."""
    return f"{WORDS[each.standing]} {UNEQUAL}" if each.disagrees else cell_words(each)


def by_hand(written: WrittenEvidence) -> str:
    """Return who wrote evidence, and when."""
    return f"{written.written_by}, {wording.short_day(written.written_on)}"


def written_text(written: WrittenEvidence, each: Stands) -> str:
    """Return what somebody wrote, and how it stands to the records."""
    if written is not each.written[0]:
        beside = "Something newer was written."
    elif each.rests_on == "hand":
        beside = INSTEAD
    else:
        beside = DISAGREES if each.disagrees else SECOND
    return (
        f"{written.text} {beside}"
        if written.text.rstrip().endswith((".", "!", "?"))
        else f"{written.text}. {beside}"
    )


def strongest(each: Stands) -> tuple[str, str]:
    """Return the evidence that shows a standard best over all our work, and what it says.

    That is what was written by hand where the records can't tell; else the kind with the best standing, of several the first
    that can still be put right, for that is what a board can act on.
    """
    if each.rests_on == "hand":
        return by_hand(each.written[0]), written_text(each.written[0], each)
    if not each.evidence:
        return "None", ONLY_BY_HAND
    best = min(each.evidence, key=lambda piece: (_STRONGEST_FIRST.index(piece.standing), not piece.act))
    return kinds()[best.kind].label, on_evidence.words(best, of_all=True)


def what_can_show(listed: Sequence[EvidenceKind]) -> list[Headline]:
    """Return what the records look at, kind by kind."""
    return [Headline(kind.label, f": {wording.in_sentence(kind.looks_at)}") for kind in listed]


def frame_of_one(frame: StandardFrame) -> str:
    """Return the heading of a column with what one of a frame is called: "Standard"."""
    return wording.at_start(frame.one)


def _number(listed: Sequence[Stands], standing: Standing) -> int:
    return sum(each.standing is standing for each in listed)


def _not_shown(frame: StandardFrame, listed: Sequence[Stands], *, of_all: bool) -> str:
    """Return what is not shown and why the first of it is not: answers that are overdue, then what can be put right."""
    missing = sorted((each for each in listed if each.standing is Standing.NOT_SHOWN), key=_urgency)
    if not missing:
        return ""
    names = [_named(each.standard, frame) for each in missing]
    wanting = [piece for piece in missing[0].evidence if piece.standing is Standing.NOT_SHOWN]
    first = next(chain((piece for piece in wanting if piece.act), wanting), None)
    why = f": {on_evidence.because(first, of_all=of_all)}" if first else "."
    if len(names) > NAMED:
        many = wording.at_start(counted(len(names), frame.one))
        return f" {many} are not shown. {wording.at_start(names[0])} is one of them{why}"
    nor = f" Nor {'is' if len(names) == 2 else 'are'} {wording.joined(names[1:])}." if len(names) > 1 else ""
    return f" {wording.at_start(names[0])} is not shown{why}{nor}"


def _urgency(each: Stands) -> tuple[bool, bool]:
    waits = any(piece.kind == "told_in_time" and piece.amount for piece in each.evidence)
    return not waits, not each.act


def _named(standard: Standard, frame: StandardFrame) -> str:
    """Return a name inside a sentence: a standard of ours is a word, the names of other frames are quoted."""
    return wording.in_sentence(standard.label) if frame.one == "standard" else f"“{standard.label}”"
