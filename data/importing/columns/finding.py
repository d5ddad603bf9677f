"""Which column answers which question, from its heading and its values together; each with the reason."""

from collections.abc import Iterable

from data.importing.columns.column_map import POSTCODE, RESPONDENT, TOOK_PART_ON, ColumnMap
from data.importing.columns.column_phrases import Phrase, without_version
from data.importing.columns.column_use import ColumnUse, Use
from data.importing.columns.follow_ups import find_follow_up
from data.importing.columns.option_groups import find_groups
from data.importing.columns.option_uses import add_own_words, group_uses, mapped_groups
from data.importing.columns.postcode_columns import settle_postcodes
from data.importing.columns.side_by_side import TAKEN, more_detailed
from data.importing.columns.wishes import Wish, characteristic_slugs, in_words, wish_of
from data.importing.files.reading import RawTable
from data.importing.labels.meaning import OWN_SLUGS, Meaning, declared_codes, found_codes
from data.importing.places.lookup import PostcodeLookup
from data.importing.refusal import FileRefused

NOT_IN_FILE = 'The map names the column "{column}", which {file} does not have. Its columns are: {columns}.'

PERSON_KEY = "tells one person from another; kept as a keyed hash only"


def find_columns(
    table: RawTable,
    *,
    column_map: ColumnMap,
    decided: dict[str, dict[str, str]],
    lookup: PostcodeLookup | None = None,
) -> tuple[ColumnUse, ...]:
    """Say of every column what it is used for, in the order of the file.

    `decided` is, by characteristic, what people decided that labels mean (normalised label to slug); `lookup` tells
    where postcodes are.

    Raises
    ------
    FileRefused
        The map names a column that the file does not have, or it has postcodes and the lookup can't be used.
    """
    named = {*column_map.columns, *([column_map.person_key] if column_map.person_key else [])}
    for column in sorted(named - set(table.headings)):
        wrong = NOT_IN_FILE.format(column=column, file=table.file_name, columns="; ".join(table.headings))
        raise FileRefused(wrong)
    distinct = [list(dict.fromkeys(column)) for column in table.columns]
    free = [index for index, heading in enumerate(table.headings) if heading not in named]
    groups = [
        *mapped_groups(table, distinct, column_map=column_map, decided=decided),
        *find_groups(table, distinct, free=free, decided=decided),
    ]
    uses: dict[int, ColumnUse] = {}
    phrases: dict[int, Phrase | None] = {}
    for group in groups:
        uses.update(group_uses(table, group, decided=decided))
    read_as = without_version(table.headings)
    for index, heading in enumerate(table.headings):
        if heading == column_map.person_key:
            uses[index] = ColumnUse(heading, index, Use.PERSON_KEY, PERSON_KEY)
        elif index not in uses:
            wish = wish_of(heading, read_as[index], distinct[index], column_map)
            phrases[index] = wish.phrase
            uses[index] = _use(heading, index, wish, distinct[index], column_map, decided)
    add_own_words(table, uses, distinct)
    _leave_all_but_one(table, uses, phrases, column_map)
    settle_postcodes(
        uses,
        distinct,
        orders={index: phrase.order for index, phrase in phrases.items() if phrase},
        column_map=column_map,
        lookup=lookup or PostcodeLookup(),
    )
    return tuple(uses[index] for index in range(len(table.headings)))


def _leave_all_but_one(
    table: RawTable, uses: dict[int, ColumnUse], phrases: dict[int, Phrase | None], column_map: ColumnMap
) -> None:
    """Leave, in `uses`, one column or one group of columns for each question: what the map says, else the better."""

    def order(use: ColumnUse) -> int:
        phrase = phrases.get(use.index)
        return phrase.order if phrase else 0

    asked: dict[str, list[ColumnUse]] = {}
    for use in uses.values():
        answers = use.characteristic or (
            use.use.value if use.use in (Use.TOOK_PART_ON, Use.RESPONDENT) else ""
        )
        if answers and use.use is not Use.OPTION:
            asked.setdefault(answers, []).append(use)
    for answers, rivals in asked.items():
        if len(rivals) < 2:
            continue
        mapped = [use for use in rivals if use.column in column_map.columns]
        whys: dict[int, str] = {}
        pair = find_follow_up(table, rivals)
        if pair and mapped in ([], [use for use in rivals if use.index == pair[1].index]):
            first, taken = pair
            uses[taken.index] = taken
            rivals = [first, taken]
        elif mapped or answers not in characteristic_slugs():
            taken = min(mapped or rivals, key=lambda use: (_empty(table, use), order(use), use.index))
        else:
            taken, whys = more_detailed(table, rivals, order=order)
        for use in rivals:
            if use is taken:
                continue
            why = TAKEN.format(column=taken.column, what=in_words(answers)) + whys.get(use.index, "")
            for index in {use.index, *(option.index for option in use.options)}:
                if uses[index].use is not Use.DROPPED:
                    uses[index] = ColumnUse(table.headings[index], index, Use.LEFT, why)


def _empty(table: RawTable, use: ColumnUse) -> bool:
    return not any(cell.strip() for cell in table.columns[use.index])


def _use(
    heading: str,
    index: int,
    wish: Wish,
    labels: list[str],
    column_map: ColumnMap,
    decided: dict[str, dict[str, str]],
) -> ColumnUse:
    if wish.answers in characteristic_slugs():
        meaning = _meaning(wish.answers, wish.phrase, labels, column_map, decided.get(wish.answers, {}))
        why = wish.why if not meaning.standard else f"{wish.why}; codes of {meaning.standard}"
        return ColumnUse(heading, index, Use.CHARACTERISTIC, why, wish.answers, meaning)
    if wish.answers in (TOOK_PART_ON, RESPONDENT):
        return ColumnUse(heading, index, Use(wish.answers), wish.why)
    if wish.answers == POSTCODE:
        return ColumnUse(heading, index, Use.POSTCODE, wish.why)
    dropped = wish.why.startswith("dropped")
    return ColumnUse(heading, index, Use.DROPPED if dropped else Use.LEFT, wish.why)


def _meaning(
    characteristic: str,
    phrase: Phrase | None,
    labels: Iterable[str],
    column_map: ColumnMap,
    decided: dict[str, str],
) -> Meaning:
    standard = column_map.coded.get(characteristic, phrase.standard if phrase else "")
    if standard:
        codes = declared_codes(characteristic, standard)
    else:
        standard, codes = found_codes(characteristic, labels)
    return Meaning(
        characteristic,
        codes=codes,
        standard="" if standard == OWN_SLUGS else standard,
        polarity=column_map.polarity.get(characteristic),
        decided=decided,
    )
