"""The title of every slide: none twice, and none larger than its place."""

from collections.abc import Sequence
from dataclasses import replace

from pages.paper.deck import letters
from pages.paper.deck.fitting import CUT, fitted
from pages.paper.deck.layout import Frame, Slide

CONTINUED = "continued"
ABOVE = 14
"""Size of the section's title under a slide's, in points."""
_SIZES = (28, 26, 24, 22, 20)


def settled(slides: Sequence[Slide], frame: Frame, *, front: str) -> list[Slide]:
    """Return slides whose titles fit in the frame, no two the same.

    A slide that goes on from another says so; a title that two sections use has its section's title before it; one that
    is too long at 20 points ends in "…", and stands whole in the speaker's notes. `front` is the title of the first slide.
    """
    taken = {letters.clean(front)}
    line = replace(frame, high=0)
    done: list[Slide] = []
    base = ""
    for place, slide in enumerate(slides):
        goes_on = place > 0 and (slide.title, slide.above) == (
            slides[place - 1].title,
            slides[place - 1].above,
        )
        title = base if goes_on else letters.clean(slide.title)
        section = letters.clean(slide.section)
        if title in taken and not goes_on and section and section != title:
            title = f"{section}: {title}"
        base = title
        named, size = fitted(title, frame, sizes=_SIZES)
        part = 2
        while named in taken:
            ending = f" ({CONTINUED})" if part == 2 else f" ({CONTINUED}, part {part})"
            named, size = fitted(title, frame, sizes=_SIZES, ending=ending)
            part += 1
        taken.add(named)
        notes = slide.notes if CUT not in named or CUT in title else (title, *slide.notes)
        above, _ = fitted(slide.above, line, sizes=(ABOVE,), bold=False)
        done.append(replace(slide, title=named, title_size=size, notes=notes, above=above))
    return done
