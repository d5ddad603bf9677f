"""Columns of postcodes: which of them says where people live, and what it may answer beside the other columns."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from data.importing.columns.column_map import ColumnMap
from data.importing.columns.column_phrases import said_by
from data.importing.columns.column_use import ColumnUse, Use
from data.importing.columns.wishes import POSTCODES
from data.importing.labels.meaning import is_missing
from data.importing.places.lookup import CHARACTERISTICS, PostcodeLookup, Tells
from data.importing.places.postcodes import PostcodeKind, kind_of

DROPPED = "dropped: postcodes"
NO_LOOKUP = DROPPED + ". {why}, so {what} {be} not asked of these people"
PARTS_ONLY = "Only the first parts of postcodes are there, which can't be placed"
NOT_POSTCODES = "Some cells hold postcodes, others something else"
OTHER_TAKEN = 'dropped: postcodes. "{column}" says where people live'
LOOKED_UP = "looked up in {file}, then dropped. It gives {what}"
OWN_COUNTS = '. For {what} the column "{column}" counts'
POSTCODE_COUNTS = 'left out: for {what} the postcode in "{column}" counts'
OF_VERSION = "deprivation (English Indices {version})"
TOLD = {"imd_quintile": "deprivation", "rural_urban": "rural or urban", "coastal": "coastal or not"}
MOSTLY = 0.8
SAMPLE = 400
UNNAMED = 1_000_000
"""The place of a column that no heading names: after every phrase."""


def settle_postcodes(
    uses: dict[int, ColumnUse],
    distinct: Sequence[Sequence[str]],
    *,
    orders: Mapping[int, int],
    column_map: ColumnMap,
    lookup: PostcodeLookup,
) -> None:
    """Settle, in `uses`, which column of postcodes is looked up, and what it answers; every other one is dropped.

    `distinct` are the different cells of each column, `orders` the places of their headings' phrases. What the file says
    in a column of its own counts, unless the map says that the postcode does.

    Raises
    ------
    FileRefused
        There are postcodes, and the lookup can't be used.
    """
    found = [use for use in uses.values() if use.use is Use.POSTCODE]
    if not found:
        return
    tells = lookup.tells()
    own = _own(uses)
    fitting = []
    for use in found:
        sure = use.index in orders or use.column in column_map.columns
        reason = lookup.why_not if tells is None else _why_not(distinct[use.index], sure=sure)
        if reason:
            uses[use.index] = replace(use, use=Use.DROPPED, why=_dropped(reason, own))
        else:
            fitting.append(use)
    if not fitting or tells is None:
        return
    taken = min(
        fitting,
        key=lambda use: (
            use.column not in column_map.columns,
            not any(cell.strip() for cell in distinct[use.index]),
            orders.get(use.index, UNNAMED),
            use.index,
        ),
    )
    for use in fitting:
        if use is not taken:
            uses[use.index] = replace(use, use=Use.DROPPED, why=OTHER_TAKEN.format(column=taken.column))
    _share_out(uses, taken, tells, column_map=column_map)


def _why_not(cells: Sequence[str], *, sure: bool) -> str:
    """Return why a column can't be looked up; empty where it can. `sure` where its heading or a map says postcodes."""
    some = [kind_of(cell) for cell in islice((cell for cell in cells if not is_missing(cell)), SAMPLE)]
    if not sure and some.count(PostcodeKind.OTHER) > (1 - MOSTLY) * len(some):
        return NOT_POSTCODES
    if PostcodeKind.WHOLE in some or any(kind_of(cell) is PostcodeKind.WHOLE for cell in cells):
        return ""
    return PARTS_ONLY if any(kind_of(cell) is PostcodeKind.PART for cell in cells) else ""


def _dropped(reason: str, own: Collection[str]) -> str:
    """Return why a column of postcodes is dropped, and what is not asked for it."""
    lost = [slug for slug in CHARACTERISTICS if slug not in own]
    if not lost:
        return DROPPED
    return NO_LOOKUP.format(why=reason, what=told_words(lost), be="are" if len(lost) > 1 else "is")


def _own(uses: Mapping[int, ColumnUse]) -> dict[str, ColumnUse]:
    """Return the columns that answer by themselves what a postcode may tell, by characteristic."""
    return {
        use.characteristic: use
        for use in uses.values()
        if use.characteristic in CHARACTERISTICS and use.meaning is not None
    }


def _share_out(uses: dict[int, ColumnUse], taken: ColumnUse, tells: Tells, *, column_map: ColumnMap) -> None:
    """Give each characteristic to the postcode or to the file's own column, never to both."""
    own = _own(uses)
    gives, beside = [], ""
    for slug in tells.characteristics:
        if slug in own and column_map.postcode.get(slug) != "postcode":
            beside += OWN_COUNTS.format(what=TOLD[slug], column=own[slug].column)
            continue
        gives.append(slug)
        if slug in own:
            why = POSTCODE_COUNTS.format(what=TOLD[slug], column=taken.column)
            for index in {own[slug].index, *(option.index for option in own[slug].options)}:
                uses[index] = ColumnUse(uses[index].column, index, Use.LEFT, why)
    deprivation = OF_VERSION.format(version=tells.imd_version)
    said = (
        LOOKED_UP.format(file=tells.file_name, what=told_words(gives, deprivation=deprivation))
        if gives
        else DROPPED
    )
    uses[taken.index] = replace(
        taken,
        why=said + beside,
        gives=tuple(gives),
        contested=tuple((slug, own[slug].column) for slug in tells.characteristics if slug in own),
    )


def told_words(slugs: Sequence[str], *, deprivation: str = TOLD["imd_quintile"]) -> str:
    """Return what postcodes tell as it stands in a sentence; `deprivation` is what that is called."""
    words = [deprivation if slug == "imd_quintile" else TOLD[slug] for slug in slugs]
    return ", and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def drops_postcodes(use: ColumnUse) -> bool:
    """Whether a column holds postcodes of homes, for all we know, and is dropped as it stands."""
    return use.use is Use.DROPPED and use.why.partition(".")[0] == DROPPED


def says_postcodes(heading: str) -> bool:
    """Whether a heading says that its column holds postcodes, of homes or of other places: no cell of it is a sample."""
    return any(POSTCODES in phrase.answers for phrase in said_by(heading))
