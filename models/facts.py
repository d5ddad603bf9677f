"""Frozen facts read from `data/reference/`: characteristics, categories, levels, benchmarks, disclosure rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

Frame = Literal["2001", "2021", "2025", "any"]
"""Which form of its question a level can hold. Of ethnic group: the question of 2001 (16+1) or 2021 (19 groups). Of deprivation:
the index of 2025. Or any."""


@dataclass(frozen=True)
class Category:
    """One answer to a characteristic. The slug never changes; the label may."""

    characteristic: str
    slug: str
    label: str
    """Full label, e.g. "Asian, Asian British or Asian Welsh: Indian"."""
    short: str
    """What stands in a row under its group's heading, e.g. "Indian"."""
    people: str
    """The group as people in a sentence, e.g. "Indian people", "people aged 16 to 24", "Muslims"."""
    parent: str
    """Slug of the group this one belongs to, or the characteristic's own slug at the top."""
    order: int


@dataclass(frozen=True)
class Level:
    """A named level of detail at which a characteristic is published (method 3.1)."""

    characteristic: str
    slug: str
    label: str
    frame: Frame
    categories: tuple[Category, ...]
    """In reference order."""
    placement: Mapping[str, str]
    """Answer slug to the slug of one of `categories`. An answer not here is not placed at this level."""


@dataclass(frozen=True)
class Characteristic:
    """One of the nine protected characteristics, or one of ours."""

    slug: str
    label: str
    order: int
    question: str
    """In plain words: what people were asked."""
    universe: str
    """Whom the question concerns, in words."""
    minimum_age: int | None
    """People younger than this are `not_applicable`; None where everybody is asked."""
    multiple: bool
    """Whether one person may give several answers."""
    protected: bool
    """Whether it is protected by the Equality Act 2010."""
    special_category: bool
    """Whether UK GDPR article 9 or 10 covers it."""
    published: bool
    """Whether releases hold tables of it."""
    verdict_allowed: bool
    """False where a benchmark is indicative only (gender identity) or lacking (pregnancy): method 3.3."""
    note: str = ""


@dataclass(frozen=True)
class LabelRow:
    """One label seen on forms or in exports, and the slug it means."""

    characteristic: str
    """A characteristic; "*" for every one; `engagement_stage` or `participation_level` for an activity."""
    label: str
    slug: str
    """A category, a kind of missing, or "(needs polarity)": yes or no means nothing before the question is known."""
    source: str
    """Where the label was seen, or why it was corrected."""
    coded: bool
    """True where it is a code and counts only in a column declared or found to be coded."""
    standard: str
    """The code list that a coded label belongs to, as named in `CodeRow`; blank otherwise."""


@dataclass(frozen=True)
class CodeRow:
    """One entry of a national or census code list."""

    characteristic: str
    standard: str
    code: str
    """Blank where the standard gives labels only."""
    label: str
    slug: str
    checked: str
    """Whether it was compared with its source: checked, partly checked, unconfirmed."""


@dataclass(frozen=True)
class Area:
    """A place that benchmarks are kept for."""

    code: str
    """Nine-character code of the Office for National Statistics, e.g. "E54000041"."""
    name: str
    kind: str


@dataclass(frozen=True)
class Benchmark:
    """Who lives here, by category of one level; shares sum to 1."""

    area: str
    area_name: str
    characteristic: str
    level: str
    universe: str
    source: str
    table: str
    date: date
    basis: str
    licence: str
    shares: Mapping[str, Fraction]
    indicative: bool = False
    note: str = ""
    people: int | None = None
    """How many people are in `shares` together, where the source counts them: the population of method 3.1. None for shares
    alone, and for a survey."""
    sample: int | None = None
    """People in the survey that it comes from; None where everybody was counted."""
    reference: str = ""
    """Of a benchmark that somebody added; empty for one of the reference files."""


@dataclass(frozen=True)
class DisclosureRules:
    """The parameters of method 2.7, who agreed them, and when. There is no switch that turns them off."""

    preset: str
    hide_up_to: int
    """Counts from 1 to this are hidden."""
    base: int
    """Counts are rounded to multiples of this."""
    keyed: bool
    """True: keyed random rounding; False: to the nearest multiple."""
    min_display: int
    """No count between 0 and this is shown."""
    min_base: int
    """Fewest people in a selection, a row or a base."""
    offer_width: int
    """Width w of the suppression that decides which selections are offered (method 2.6 H)."""
    audit_width: int
    change_base: int
    """People changed before a table's figures move (method 2.6 J)."""
    audit_sample: int
    """Hidden cells a release on which the linear programmes are solved."""
    agreed_by: str
    agreed_on: date

    def bounds(self, shown: int) -> tuple[int, int]:
        """Return the smallest and largest true count behind a shown one.

        With the preset `nhs`: 10 is 8 to 14, 15 is 11 to 19, 0 is 0 to 0.
        """
        if shown == 0:
            return 0, 0
        reach = self.base - 1 if self.keyed else self.base // 2
        return max(self.hide_up_to + 1, shown - reach), shown + reach

    def hidden_bounds(self, *, zeros_hidden: bool) -> tuple[int, int]:
        """Return the smallest and largest true count behind "fewer than 10"."""
        return (0 if zeros_hidden else 1), self.min_display - 1
