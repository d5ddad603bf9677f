"""Reads the disclosure rules that somebody has signed (method 2.7). Without a signature there are none."""

import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from data.facts.rows import FILE_MISSING, FILE_UNREADABLE, FactsError
from models.facts import DisclosureRules

UNSIGNED = (
    "{file}: nobody has signed the disclosure rules. Have your equality lead and your information governance "
    'lead agree them, then fill in "agreed_by" and "agreed_on".'
)
NO_PRESET = '{file}: there is no preset "{preset}". Choose one of: {presets}.'
VALUE_MISSING = '{file}, preset "{preset}": "{name}" is missing. Add it.'
VALUE_UNKNOWN = '{file}, preset "{preset}": "{name}" is no disclosure rule. Remove it.'
VALUE_WRONG = '{file}, preset "{preset}": "{name}" must be {kind}.'
VALUE_WEAK = (
    '{file}, preset "{preset}": "{name}" must be at least {least}. The rules can be stricter, not weaker.'
)
MIN_DISPLAY_WRONG = (
    '{file}, preset "{preset}": "min_display" must be 10, because hidden counts are labelled "fewer than 10".'
)
HIDES_TOO_MUCH = '{file}, preset "{preset}": "hide_up_to" must be below "min_display".'

WEAKEST = {
    "hide_up_to": 7,
    "base": 5,
    "min_base": 30,
    "offer_width": 15,
    "audit_width": 5,
    "change_base": 30,
    "audit_sample": 200,
}
"""The preset `nhs` of method 2.7 is the weakest that was measured and found safe."""

LABELLED_FROM = 10
"""The words "fewer than 10" are said of every hidden count, so `min_display` cannot be another number."""

AS_IT_COMES = "the project's founders"
"""Who signed the file as this program comes: nobody of the organisation that uses it."""

SIGNATURE = ("preset", "agreed_by", "agreed_on")


def read_rules(path: Path, *, preset: str | None = None) -> DisclosureRules:
    """Read one preset of `disclosure.toml`; without `preset`, the one that the file itself chooses.

    Raises `FactsError` where the file is missing, unreadable or unsigned, or the preset is unknown,
    incomplete or weaker than `WEAKEST`: no rules, no release.
    """
    content = _read(path)
    agreed_by, agreed_on = content.get("agreed_by"), content.get("agreed_on")
    if not (isinstance(agreed_by, str) and agreed_by.strip() and type(agreed_on) is date):
        raise FactsError(UNSIGNED.format(file=path.name))
    presets = content.get("presets")
    presets = presets if isinstance(presets, dict) else {}
    chosen = preset if preset is not None else content.get("preset")
    if not isinstance(chosen, str) or not isinstance(presets.get(chosen), dict):
        raise FactsError(NO_PRESET.format(file=path.name, preset=chosen, presets=", ".join(sorted(presets))))
    values = presets[chosen]
    _check(values, file=path.name, preset=chosen)
    return DisclosureRules(preset=chosen, agreed_by=agreed_by, agreed_on=agreed_on, **values)


def agreed_here(rules: DisclosureRules) -> bool:
    """Say whether somebody other than who made this program agreed the rules."""
    return not rules.agreed_by.startswith(AS_IT_COMES)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise FactsError(FILE_MISSING.format(file=path.name)) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FactsError(FILE_UNREADABLE.format(file=path.name, why=type(error).__name__)) from error


def _check(values: dict[str, Any], *, file: str, preset: str) -> None:
    wanted = {field.name for field in fields(DisclosureRules)} - set(SIGNATURE)
    for name in sorted(wanted - values.keys()):
        raise FactsError(VALUE_MISSING.format(file=file, preset=preset, name=name))
    for name in sorted(values.keys() - wanted):
        raise FactsError(VALUE_UNKNOWN.format(file=file, preset=preset, name=name))
    for name, value in values.items():
        kind, words = (bool, "true or false") if name == "keyed" else (int, "a whole number")
        if type(value) is not kind:
            raise FactsError(VALUE_WRONG.format(file=file, preset=preset, name=name, kind=words))
    for name, least in WEAKEST.items():
        if values[name] < least:
            raise FactsError(VALUE_WEAK.format(file=file, preset=preset, name=name, least=least))
    if values["min_display"] != LABELLED_FROM:
        raise FactsError(MIN_DISPLAY_WRONG.format(file=file, preset=preset))
    if values["hide_up_to"] >= values["min_display"]:
        raise FactsError(HIDES_TOO_MUCH.format(file=file, preset=preset))
