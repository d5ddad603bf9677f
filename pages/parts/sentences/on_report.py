"""The sentences of the page Report: what the paper has, and the words of its choices. Pure."""

from collections.abc import Sequence

from data.register.paper_profiles import NEWEST_QUARTER, NEWEST_YEAR, KnownProfile
from pages.paper.blocks import Chart, Figures, Opening, Paper, Section
from pages.paper.contents import Part
from pages.paper.writing.formats import Format
from pages.parts import wording
from pages.parts.sentences.headline import Headline

CHARACTERISTICS = "Characteristics: one section for each"
DIFFERS = "These are no longer the saved choices. What is saved stays as it is until you save over it, below."
LINK = "A link to this page, as your browser shows it, opens them again."
NO_PARTS = Headline("Tick at least one section", ", and the paper can be made.")
_MOVING = {NEWEST_YEAR: "Newest year", NEWEST_QUARTER: "Newest quarter"}


def headline(paper: Paper) -> Headline:
    """Return what the paper is made of."""
    if not paper.sections:
        return NO_PARTS
    charts, tables = len(list(paper.charts())), len(list(paper.tables()))
    sections = _number(len(paper.sections), "section")
    return Headline(f"Your paper has {sections}", f", with {_held(charts, tables)}.")


def more(profile: KnownProfile | None, *, differs: bool) -> tuple[str, ...]:
    """Return what else is said under the headline: whom saved choices are for, and whether they were changed."""
    if profile is None:
        return ()
    whom = f"These choices are saved as “{profile.entry.name}”"
    for_whom = f", for: {profile.entry.for_whom}." if profile.entry.for_whom else "."
    return (f"{whom}{for_whom} {LINK}", *((DIFFERS,) if differs else ()))


def preview(paper: Paper) -> tuple[Headline, ...]:
    """Return one line for each section: its title, what it says first, its charts and tables."""
    return tuple(
        Headline(_ended(each.title), f" {_finding(each)} {wording.at_start(_of_section(each))}.")
        for each in paper.sections
    )


def period(value: str, stands_for: str | None) -> str:
    """Return what a reader sees for a choice of period; of one that moves, what it is now."""
    now = wording.period(stands_for)
    return f"{_MOVING[value]}: now {now}" if value in _MOVING else now


def tick(part: Part) -> str:
    """Return the words beside a box to tick, in Markdown."""
    return f"**{_ended(part.title)}** {part.question}"


def many_ticks(
    every: Sequence[str], opening: Sequence[str], *, saved: bool
) -> tuple[tuple[str, Sequence[str]], ...]:
    """Return the words of each button that ticks many boxes at once, and the slugs that it ticks."""
    return (
        ("Tick all", every),
        ("Untick all", ()),
        ("Tick the saved ones" if saved else "Tick the usual ones", opening),
    )


def format_words(kind: Format) -> str:
    """Return what a reader sees for a kind of file: its name, and what it is good for."""
    return f"{kind.name} ({kind.ending}): {kind.good_for}"


def button(kind: Format) -> str:
    """Return the words of the button."""
    return f"Make the paper and download it ({kind.name})"


def _ended(title: str) -> str:
    """Return a title as a sentence: with a full stop, where it does not ask."""
    return title if title.endswith("?") else f"{title}."


def _finding(section: Section) -> str:
    found = next((str(block.text) for block in section.blocks if isinstance(block, Opening)), "")
    return found or section.question


def _of_section(section: Section) -> str:
    charts, tables = (sum(isinstance(block, kind) for block in section.blocks) for kind in (Chart, Figures))
    return _held(charts, tables)


def _held(charts: int, tables: int) -> str:
    held: Sequence[str] = [
        _number(number, what) for number, what in ((charts, "chart"), (tables, "table")) if number
    ]
    return wording.joined(tuple(held)) or "words only"


def _number(number: int, what: str) -> str:
    return f"{wording.in_words(number)} {what}{'' if number == 1 else 's'}"
