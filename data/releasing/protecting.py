"""Everything that a release holds, in its order: one-way tables, two-way tables, communities, heads. Sees people."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from data import facts
from data.counting.insiders import insiders
from data.counting.records import Records, without_counted
from data.disclosure.audit import AuditFailed, AuditReport, audit, audit_for_insiders
from data.disclosure.drafting import draft_release
from data.disclosure.insiders import seen_by
from data.disclosure.offering import nesting
from data.disclosure.tables import protected_table
from data.disclosure.two_way import TwoWayDraft
from data.frozen import Stamped, Withdrawn
from data.frozen.heads import EarlierHeads
from data.menu import Candidates
from data.progress import Progress
from data.releasing.carrying import Earlier, carry_over
from data.releasing.communities import NO_HEADS, MadeHeads, make_communities
from data.releasing.heads import HeadRecords, make_heads
from data.releasing.one_word import Words
from data.releasing.overlaps import NO_OVERLAPS, EarlierOverlaps, MadeOverlaps, make_overlaps
from models.facts import DisclosureRules
from models.register import Activity
from models.vocabulary import TableChange

NOTHING_LEFT = "Too few people took part for any figure to be shown safely."
NOT_PROVEN = "The audit could not prove the figures safe, so nothing was published. A release that stands still stands."


class PublishRefused(Exception):
    """No release was made; the message says why and what to do."""


@dataclass(frozen=True)
class EarlierFigures:
    """The newest state of everything that a release ever held or withdrew."""

    tables: Earlier
    overlaps: EarlierOverlaps
    heads: EarlierHeads


@dataclass(frozen=True)
class Made:
    """What a release holds, and what its audits withdrew."""

    tables: tuple[Stamped, ...]
    withdrawn: tuple[Withdrawn, ...]
    report: AuditReport
    candidates: int
    overlaps: MadeOverlaps
    heads: MadeHeads


NOTHING = Made((), (), AuditReport(0, 0, None, 0.0, 0, 0, 0.0), 0, NO_OVERLAPS, NO_HEADS)
"""What is made of no records at all."""


def protect_release(
    records: Records,
    *,
    heads: HeadRecords,
    activities: Mapping[str, Activity],
    menu: Candidates,
    rules: DisclosureRules,
    earlier: EarlierFigures,
    progress: Progress,
) -> Made:
    """Count, round, hide, carry over and audit everything that a release may hold. `records` are not empty.

    `activities` are those of the register, by reference.

    Raises
    ------
    PublishRefused
        Nothing may be shown, or the audit could not prove the figures safe.
    """
    levels = [level for one in facts.published() for level in facts.levels(one.slug)]
    nested = nesting(menu)
    people = without_counted(records)
    drafts = draft_release(
        records,
        menu=menu,
        nested=nested,
        levels=levels,
        rules=rules,
        insiders=insiders(records, activities=activities),
        progress=lambda share: progress(0.05 + 0.25 * share, "Counting and rounding"),
    )
    two_way: list[TwoWayDraft] = []
    standing = carry_over(records, drafts, menu=menu, earlier=earlier.tables, rules=rules)
    before_audit = {
        (characteristic, level): draft.available.copy()
        for characteristic, by_level in drafts.items()
        for level, draft in by_level.items()
    }
    try:
        report = audit(
            drafts,
            nested=nested,
            rules=rules,
            progress=lambda share: progress(0.3 + 0.4 * share, "Checking that nobody can be worked out"),
        )
        report = audit_for_insiders(drafts, report, nested=nested, rules=rules)
        # Of counted heads no two answers are known together, and whoever knows them takes them away from what is shown.
        of_people = seen_by(drafts, 0, rules=rules, only_told=False)
        overlaps = make_overlaps(
            people,
            of_people,
            shown=drafts,
            menu=menu,
            nested=nested,
            kept=frozenset((s.table.selection, s.table.characteristic, s.table.level) for s in standing.kept),
            earlier=earlier.overlaps,
            rules=rules,
            progress=lambda share, words: progress(0.7 + 0.18 * share, words),
            audited=two_way.append,
        )
        progress(0.88, "Counting communities")
        communities = make_communities(
            people,
            of_people,
            menu=menu,
            nested=nested,
            kept=frozenset((s.table.selection, s.table.characteristic, s.table.level) for s in standing.kept),
            kept_two_way=frozenset(s.key for s in overlaps.tables if s.table.change is TableChange.KEPT),
            two_way=next(iter(two_way), None),
            earlier=earlier.heads,
            rules=rules,
        )
    except AuditFailed as error:
        raise PublishRefused(NOT_PROVEN) from error
    fresh, withdrawn, possible = [], list(standing.withdrawn), 0
    for characteristic, by_level in drafts.items():
        for level, draft in by_level.items():
            possible += int((draft.asked >= rules.min_base).sum())
            for row in before_audit[characteristic, level].nonzero()[0]:
                key = (menu.selections[row], characteristic, level)
                if draft.available[row]:
                    table = protected_table(draft.shown, row=int(row), selection=menu.selections[row])
                    fresh.append(standing.stamp(table, number=records.last_change))
                else:
                    withdrawn.append(Withdrawn(key, records.last_change))
    words = Words(records, menu=menu)
    tables = words.of_tables([*fresh, *standing.kept])
    if not tables and not earlier.tables:
        raise PublishRefused(NOTHING_LEFT)
    place = {level: i for i, level in enumerate((one.characteristic, one.slug) for one in levels)}
    listed = {selection: i for i, selection in enumerate(menu.selections)}
    tables.sort(key=lambda s: (listed[s.table.selection], place[s.table.characteristic, s.table.level]))
    counted = make_heads(
        heads,
        records,
        activities=activities,
        menu=menu,
        offered={stamped.table.selection for stamped in tables},
        earlier=earlier.heads,
        rules=rules,
    )
    alone = MadeHeads(
        (*words.of_communities(communities.counts), *counted.counts),
        (*communities.withdrawn, *counted.withdrawn),
    )
    overlaps = replace(overlaps, tables=words.of_overlaps(overlaps.tables))
    return Made(tuple(tables), tuple(withdrawn), report, possible, overlaps, alone)
