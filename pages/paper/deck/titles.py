"""The title of every slide: none twice, and none larger than its place."""

from collections.abc import Sequence
from dataclasses import replace

from pages.paper.deck import letters, words
from pages.paper.deck.layout import Frame, Slide
from pages.paper.deck.letters import Span

CONTINUED = "continued"
_SIZES = (28, 26, 24, 22, 20)


def settled(slides: Sequence[Slide], frame: Frame) -> list[Slide]:
    """Return slides whose titles fit in the frame, no two the same.

    A slide that goes on from another says so; a title that two sections use has its section's title before it; one that
    is too long at 20 points ends in "…", and stands whole in the speaker's notes.
    """
    taken: set[str] = set()
    done: list[Slide] = []
    for place, slide in enumerate(slides):
        title = letters.clean(slide.title)
        goes_on = place > 0 and (slide.title, slide.above) == (
            slides[place - 1].title,
            slides[place - 1].above,
        )
        if title in taken and not goes_on and slide.above and slide.above != slide.title:
            title = f"{letters.clean(slide.above)}: {title}"
        fitted, size = _fitted(title, "", frame)
        part = 2
        while fitted in taken:
            ending = f" ({CONTINUED})" if part == 2 else f" ({CONTINUED}, part {part})"
            fitted, size = _fitted(title, ending, frame)
            part += 1
        taken.add(fitted)
        notes = slide.notes if "…" not in fitted or "…" in title else (title, *slide.notes)
        above = _on_one_line(slide.above, frame.wide)
        done.append(replace(slide, title=fitted, title_size=size, notes=notes, above=above))
    return done


def _fitted(title: str, ending: str, frame: Frame) -> tuple[str, int]:
    """Return the title with its ending, and the size at which it fits (points)."""
    whole = f"{title}{ending}"
    for size in _SIZES:
        if len(letters.lines((Span(whole, True),), size=size, wide=frame.wide)) <= _most_lines(size, frame):
            return whole, size
    size = _SIZES[-1]
    lines = letters.lines((Span(title, True),), size=size, wide=frame.wide)[: _most_lines(size, frame)]
    cut = "".join(letters.plain(line) for line in lines)[: -len(ending) - 6].rstrip()
    return f"{cut} …{ending}", size


def _most_lines(size: int, frame: Frame) -> int:
    return max(int(frame.high // (size * letters.LEADING)), 1)


def _on_one_line(text: str, wide: float) -> str:
    lines = letters.lines((Span(letters.clean(text)),), size=words.SMALLEST + 2, wide=wide)
    first = letters.plain(lines[0])
    return first if len(lines) == 1 else f"{first[:-3].rstrip()} …"
