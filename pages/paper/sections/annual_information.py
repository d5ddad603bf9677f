"""The yearly information that the specific duties ask of a public body: people who share a protected characteristic."""

from data import facts
from pages.paper.asked import Asked
from pages.paper.blocks import Block, Bullets, Figures, Heading, Paragraph, SmallPrint
from pages.paper.sections import data_quality
from pages.paper.shaping import cutting, held_against
from pages.parts import for_one_group, groups, moved, reach_table, reads, sources
from pages.parts.answers import answer_reads, waiting_tables, waiting_words
from pages.parts.groups import Compared
from pages.parts.sentences import on_answers, on_board, on_reach, since_last
from pages.parts.sentences.headline import Headline
from pages.parts.tables import Table
from pages.parts.targets import target_tables, target_words
from pages.parts.trust import answering, answers_tables, trust_reads

FRAME = "equality_duty"
HEARD = ("People heard", "Share heard", "Share living here", "Share in their benchmark", "Verdict")
"""Columns that say who was heard; expected numbers and intervals stand in the part of each characteristic."""
NONE_HELD = "There are no figures on any protected characteristic that we can show for this choice."


def blocks(asked: Asked) -> tuple[Block, ...]:
    """Return which characteristics we hold information on, whom we heard, what we know too little of, and what changed."""
    found = held_against.standings(asked, FRAME)
    duties = (
        (*held_against.finding(found), *held_against.in_short(found)) if found else held_against.nothing()
    )
    return (
        *duties,
        *_held(asked),
        *_heard(asked),
        *_too_little(asked),
        *_changed(asked),
        *_objectives(asked),
    )


def _held(asked: Asked) -> tuple[Block, ...]:
    """Return of each protected characteristic how many were asked and answered."""
    rows = answering.of_questions(reads.asked(asked.release, asked.selection))
    named = {each.label for each in facts.characteristics() if each.protected}
    table = answers_tables.of_questions(rows, period=asked.selection.period, where=asked.where)
    return (
        Heading("Which characteristics we hold information on"),
        *data_quality.answered(
            cutting.named(table, named),
            told=moved.notes([row.table for row in rows], period=asked.selection.period, of="questions"),
        ),
    )


def _heard(asked: Asked) -> tuple[Block, ...]:
    """Return whom we heard, characteristic by characteristic."""
    open_to_all, one_group = reads.people_heard(asked.release, asked.selection.period)
    listed = [
        each
        for each in reads.overview(asked.release, asked.selection)
        if each.characteristic.protected and each.comparison.table.available
    ]
    numbers = on_board.people_heard(open_to_all=open_to_all, one_group=one_group)
    return (
        Heading("Whom we heard"),
        Bullets(tuple(Headline(number, f" {what}") for number, what in numbers)),
        *(block for each in listed for block in _of_one(each, asked)),
        *([] if listed else [Paragraph(Headline("", NONE_HELD))]),
        SmallPrint((sources.rounding(), *([sources.INVENTED] if asked.release.invented else []))),
    )


def _of_one(compared: Compared, asked: Asked) -> tuple[Block, ...]:
    """Return the people heard of one characteristic, and with whom they are compared."""
    living_here = tuple(sources.living_here(compared, release=asked.release))
    return (Figures(_table(compared, asked)), *([SmallPrint(living_here)] if living_here else []))


def _table(compared: Compared, asked: Asked) -> Table:
    headings = groups.headings(compared.level)
    caption = f"People heard by {on_reach.subject(compared)}, {asked.where}"
    if for_one_group.is_for_some(asked.release, asked.selection):
        return reach_table.counts(compared, headings=headings, caption=caption)
    table = reach_table.reach(compared, headings=headings, caption=caption)
    return cutting.columns(table, [each.heading for each in table.columns if each.heading in HEARD])


def _too_little(asked: Asked) -> tuple[Block, ...]:
    """Return what we know too little of: whom we miss, and what nobody was asked or few answered."""
    held = reads.overview(asked.release, asked.selection)
    rows = answering.of_questions(reads.asked(asked.release, asked.selection))
    gaps = on_board.headline([each for each in held if reads.is_compared(each)])
    told = [*trust_reads.more(asked.release, rows), *sources.left_off(held, begins="Not compared")]
    judged = not for_one_group.is_for_some(asked.release, asked.selection)
    return (
        Heading("What we know too little of"),
        Bullets((*([gaps] if judged else []), *(Headline("", each) for each in told))),
    )


def _changed(asked: Asked) -> tuple[Block, ...]:
    """Return what changed in whom we hear, and what people changed by what they said."""
    listed = [e for e in reads.overview(asked.release, asked.selection) if reads.is_compared(e)]
    known = answer_reads.answers(asked.release, on=asked.on)
    if known.told:
        table, rest = cutting.rows(
            waiting_tables.came_of_it(known.told), most=waiting_words.MOST_TOLD, page="You said, we did"
        )
        said: list[Block] = [Figures(table), *([SmallPrint(rest)] if rest else [])]
    else:
        said = [Paragraph(Headline("", on_answers.NOTHING_TOLD))]
    return (
        Heading("What changed"),
        Paragraph(Headline("", since_last.in_short(listed, asked.before))),
        *said,
    )


def _objectives(asked: Asked) -> tuple[Block, ...]:
    """Return the targets in force: what we set out to reach, by when, and who sees to it."""
    in_force = reads.targets(asked.release, asked.on)
    if not in_force:
        return Heading("Targets in force"), Paragraph(Headline("", target_words.NONE_SET))
    return (
        Heading("Targets in force"),
        Figures(target_tables.targets(in_force, release=asked.release, on=asked.on, linked=False)),
        SmallPrint((target_words.OWN_LINE, sources.rounding())),
    )
