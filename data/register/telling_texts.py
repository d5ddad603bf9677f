"""Names and texts of an entry that may say who took part, asked about together before they are stored (method 2.8 no. 24)."""

from collections.abc import Mapping, Sequence

from sqlmodel import Session

from data.register import communities, identifying_names
from data.register.entries import NameMayIdentify, TextMayIdentify


def name_warning(
    session: Session, title: str, *, community: str | None = None, place: str = ""
) -> str | None:
    """Return why a title may say who took part; None where nothing suggests it. `community` is a slug."""
    return identifying_names.warning(
        title,
        community=communities.name_of(session, community),
        place=place,
        communities=communities.characteristics_of(session),
    )


def warnings(
    session: Session, texts: Mapping[str, str], *, before: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Return a warning for each text that may say who took part; `texts` are by what they stand under.

    What is warned of is what viewers are not shown (`shown_names.prose`). Those that say what they said `before` are left out.
    """
    known = communities.characteristics_of(session)
    old = before or {}
    found = (
        identifying_names.text_warning(text, box=box, communities=known)
        for box, text in texts.items()
        if text != old.get(box)
    )
    return tuple(told for told in found if told is not None)


def ask(name: str | None, texts: Sequence[str], *, keep: bool) -> None:
    """Raise what a steward is asked before it is kept: `NameMayIdentify` where the name is among it, else `TextMayIdentify`.

    Both are told at once: whoever keeps the one has read of the other. Nothing is raised where there is nothing, or where it
    is kept knowingly.
    """
    if keep:
        return
    if name:
        raise NameMayIdentify("\n\n".join([name, *texts]))
    if texts:
        raise TextMayIdentify("\n\n".join(texts))
