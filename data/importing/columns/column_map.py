"""What a person says about a source's files: which column is what, which codes, what labels mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, cast, get_args

from data import facts
from data.importing.labels.deprivation_version import VERSIONS, ImdVersion
from data.importing.labels.meaning import OWN_SLUGS, Polarity, declared_codes, standards
from data.importing.labels.norm import norm
from data.importing.places.lookup import CHARACTERISTICS as TOLD_BY_POSTCODE
from data.importing.refusal import FileRefused
from models.vocabulary import Missing

LEAVE = "leave"
TOOK_PART_ON = "took_part_on"
RESPONDENT = "respondent"
POSTCODE = "postcode"
OTHER_USES = (LEAVE, TOOK_PART_ON, RESPONDENT, POSTCODE)
PARTS = (
    "source",
    "person_key",
    "ethnic_frame",
    "imd_version",
    "columns",
    "coded",
    "polarity",
    "postcode",
    "labels",
)

UNKNOWN_PART = '{file}: there is no part "{part}" in a map. It may have: {parts}.'
NOT_TEXT = "{file}, {part}: it must be a text in quotation marks."
NOT_A_TABLE = "{file}, [{part}]: it must be a table of names and texts."
UNKNOWN_CHARACTERISTIC = '{file}, [{part}]: there is no characteristic "{slug}". There are: {known}.'
UNKNOWN_USE = '{file}, [columns] "{column}": "{use}" is neither a characteristic nor one of: {known}.'
UNKNOWN_STANDARD = '{file}, [coded] {slug}: there is no code list "{standard}". There are: {known}.'
UNKNOWN_POLARITY = '{file}, [polarity]: write trans_status = "same" or trans_status = "different".'
UNKNOWN_POSTCODE = '{file}, [postcode] {slug}: write {known} = "column" or "postcode": which of both counts, where a file has both.'
UNKNOWN_VERSION = "{file}, imd_version: write one of: {known}."
UNKNOWN_FRAME = '{file}, ethnic_frame: write "2001", "2011" or "2021".'
UNKNOWN_SLUG = '{file}, [labels.{characteristic}]: "{slug}" is not an answer. There are: {known}.'

Frame = Literal["2001", "2011", "2021"]
ByPostcode = Literal["column", "postcode"]
"""Which counts where a file has both: the answer in a column, or what the postcode says."""
Decisions = Mapping[str, Mapping[str, str]]
"""By characteristic: label as read to the slug that a person decided."""
RENAMED = {"IoD2025 IMD decile": "IMD decile"}
"""Code lists of earlier maps by the names that they have now."""
NONE: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class ColumnMap:
    """A map of one source. Empty, it says nothing and everything is found from the file."""

    source: str = ""
    person_key: str | None = None
    """Heading of the column that says who a person is."""
    ethnic_frame: Frame | None = None
    imd_version: ImdVersion | None = None
    """Which Index of Multiple Deprivation the file's fifths or tenths are of."""
    columns: Mapping[str, str] = field(default_factory=lambda: NONE)
    """Heading to a characteristic, or to `leave`, `took_part_on`, `respondent` or `postcode`."""
    coded: Mapping[str, str] = field(default_factory=lambda: NONE)
    """Characteristic to the name of its code list."""
    polarity: Mapping[str, Polarity] = field(default_factory=lambda: NONE)
    postcode: Mapping[str, ByPostcode] = field(default_factory=lambda: NONE)
    """Characteristic to what counts where a column and a postcode both tell it; the column where nobody said."""
    labels: Decisions = field(default_factory=lambda: NONE)


def decided_for(decisions: Decisions, characteristic: str) -> dict[str, str]:
    """Return a characteristic's decisions by normalised label."""
    return {norm(label): slug for label, slug in decisions.get(characteristic, {}).items()}


def decidable(characteristic: str) -> tuple[str, ...]:
    """Return the slugs that a label may be decided to mean: answers, then the kinds of missing that people give."""
    kinds = (Missing.PREFER_NOT_TO_SAY, Missing.DONT_KNOW, Missing.NOT_KNOWN, Missing.NOT_APPLICABLE)
    return (*(category.slug for category in facts.answers(characteristic)), *kinds)


def check_map(said: Mapping[str, Any], *, file_name: str) -> ColumnMap:
    """Check what a map says.

    Raises
    ------
    FileRefused
        Something in it has no meaning.
    """
    for part in said:
        if part not in PARTS:
            raise FileRefused(UNKNOWN_PART.format(file=file_name, part=part, parts=", ".join(PARTS)))
    for part in ("source", "person_key", "ethnic_frame", "imd_version"):
        if not isinstance(said.get(part, ""), str):
            raise FileRefused(NOT_TEXT.format(file=file_name, part=part))
    columns = _texts(said, "columns", file_name=file_name)
    for column, use in columns.items():
        if use not in _known() and use not in OTHER_USES:
            known = ", ".join((*OTHER_USES, *_known()))
            raise FileRefused(UNKNOWN_USE.format(file=file_name, column=column, use=use, known=known))
    frame = said.get("ethnic_frame")
    if frame not in (None, *get_args(Frame)):
        raise FileRefused(UNKNOWN_FRAME.format(file=file_name))
    version = said.get("imd_version")
    if version not in (None, *VERSIONS):
        raise FileRefused(UNKNOWN_VERSION.format(file=file_name, known=", ".join(VERSIONS)))
    polarity = _texts(said, "polarity", file_name=file_name)
    if set(polarity) - {"trans_status"} or set(polarity.values()) - {"same", "different"}:
        raise FileRefused(UNKNOWN_POLARITY.format(file=file_name))
    by_postcode = _texts(said, "postcode", file_name=file_name)
    for slug, counts in by_postcode.items():
        if slug not in TOLD_BY_POSTCODE or counts not in get_args(ByPostcode):
            known = " or ".join(TOLD_BY_POSTCODE)
            raise FileRefused(UNKNOWN_POSTCODE.format(file=file_name, slug=slug, known=known))
    return ColumnMap(
        source=said.get("source", ""),
        person_key=said.get("person_key"),
        ethnic_frame=cast("Frame | None", frame),
        imd_version=cast("ImdVersion | None", version),
        columns=columns,
        coded=_coded(said, file_name=file_name),
        polarity=cast("Mapping[str, Polarity]", polarity),
        postcode=cast("Mapping[str, ByPostcode]", by_postcode),
        labels=_labels(said, file_name=file_name),
    )


def _known() -> tuple[str, ...]:
    return tuple(characteristic.slug for characteristic in facts.characteristics())


def _texts(said: Mapping[str, Any], part: str, *, file_name: str) -> dict[str, str]:
    table = said.get(part, {})
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise FileRefused(NOT_A_TABLE.format(file=file_name, part=part))
    return dict(table)


def _coded(said: Mapping[str, Any], *, file_name: str) -> dict[str, str]:
    """Return the declared code lists by their full names; the part before "(an2)" is enough to name one.

    Where a legacy list shares that part, the list in force is meant: it stands first in the file.
    """
    found = {}
    for slug, named in _texts(said, "coded", file_name=file_name).items():
        standard = RENAMED.get(named, named)
        _check_characteristic(slug, part="coded", file_name=file_name)
        names = [OWN_SLUGS, *standards(slug)]
        fitting = [name for name in names if name == standard or name.split(" (")[0] == standard]
        if not fitting:
            wrong = UNKNOWN_STANDARD.format(
                file=file_name, slug=slug, standard=standard, known="; ".join(names)
            )
            raise FileRefused(wrong)
        declared_codes(slug, fitting[0])
        found[slug] = fitting[0]
    return found


def _labels(said: Mapping[str, Any], *, file_name: str) -> dict[str, dict[str, str]]:
    tables = said.get("labels", {})
    if not isinstance(tables, dict):
        raise FileRefused(NOT_A_TABLE.format(file=file_name, part="labels"))
    found = {}
    for characteristic in tables:
        _check_characteristic(characteristic, part="labels", file_name=file_name)
        found[characteristic] = _texts(tables, characteristic, file_name=file_name)
        for slug in found[characteristic].values():
            if slug not in decidable(characteristic):
                known = ", ".join(decidable(characteristic))
                wrong = UNKNOWN_SLUG.format(
                    file=file_name, characteristic=characteristic, slug=slug, known=known
                )
                raise FileRefused(wrong)
    return found


def _check_characteristic(slug: str, *, part: str, file_name: str) -> None:
    if slug not in _known():
        known = ", ".join(_known())
        raise FileRefused(UNKNOWN_CHARACTERISTIC.format(file=file_name, part=part, slug=slug, known=known))
