"""Import, in the step of the columns: what becomes of postcodes, and what to do where they can't be looked up."""

from data.importing.columns.column_use import Use
from data.importing.columns.postcode_columns import drops_postcodes, told_words
from data.importing.places.lookup_columns import VERSION_SETTING
from data.importing.places.lookup_rows import FILE_SETTING
from pages.parts import frame
from pages.parts.importing.import_state import Looked

HEADING = "What becomes of postcodes"
USED = (
    "Each postcode in “{column}” is looked up in {file} and becomes {what}. Then it is dropped: it is never stored, "
    "and no page shows it.",
    "A postcode that is not in that file, or not whole, counts as not known. The step of the problems says in which rows.",
)
VERSION = "deprivation of its area (English Indices of Deprivation {version})"
COLUMNS_COUNT = (
    "The postcodes in “{column}” are dropped: the file's own columns say what they would. You can change that in the next step.",
)
NO_FILE = (
    "They are dropped as they stand, because there is no postcode file. With one, each would first become the deprivation "
    "of its area, and whether that is rural, urban or by the coast.",
    f"Whoever runs Equal Reach names one in the setting {FILE_SETTING}: the ONS Postcode Directory as it is "
    f"published, or a list of your own; and in {VERSION_SETTING} the version of its deprivation.",
)
NOT_LOOKED_UP = ("They are dropped as they stand. The list below says why.",)
REFUSED = "The postcode file can't be used"
TILL_THEN = "Until then postcodes are dropped as they stand, and nobody is asked where they live. Once it is mended, start again."


def draw(looked: Looked) -> None:
    """Draw it; nothing where the file has no postcodes."""
    if looked.lookup_refused:
        frame.panel(REFUSED, f"{looked.lookup_refused} {TILL_THEN}")
        return
    if said := sentences(looked):
        frame.label(HEADING)
        frame.notes(said)


def sentences(looked: Looked) -> list[str]:
    """Return what becomes of the postcodes of the file; none where it has no postcodes."""
    use = next((use for use in looked.columns if use.use is Use.POSTCODE), None)
    tells = looked.lookup.tells() if use else None
    if use is None or tells is None:
        dropped = any(map(drops_postcodes, looked.columns))
        return list(NOT_LOOKED_UP if looked.lookup.has_file else NO_FILE) if dropped else []
    if not use.gives:
        return [each.format(column=use.column) for each in COLUMNS_COUNT]
    words = told_words(use.gives, deprivation=VERSION.format(version=tells.imd_version))
    return [each.format(column=use.column, file=tells.file_name, what=words) for each in USED]
