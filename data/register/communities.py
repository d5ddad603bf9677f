"""The communities that a steward may name: those of the library, and those that somebody added to the register."""

from collections.abc import Mapping

from sqlmodel import Session, select

from data import facts
from data.databases import register_session
from data.register import entries
from models.register import Community


def communities() -> Mapping[str, str]:
    """Return the name of every community by its slug, by name."""
    with register_session() as session:
        return names(session)


def names(session: Session) -> Mapping[str, str]:
    """Return what `communities` returns, within a session. A slug of the library has the library's name."""
    added = session.exec(select(Community.slug, Community.name)).all()
    known = {**dict(added), **{slug: one.name for slug, one in facts.communities().items()}}
    return dict(sorted(known.items(), key=lambda row: row[1].casefold()))


def characteristics_of(session: Session) -> Mapping[str, str]:
    """Return community name to the characteristic whose answers make one a member; blank where none or several do."""
    found = {}
    for slug, name in names(session).items():
        library = facts.communities().get(slug)
        asked = library.characteristics if library is not None else ()
        found[name] = asked[0] if len(asked) == 1 else ""
    return found


def name_of(session: Session, slug: str | None) -> str:
    """Return the name of a community; blank for none."""
    return names(session).get(slug, slug) if slug else ""


def slug_of(session: Session, said: str) -> str | None:
    """Return the slug of a community that a steward chose by slug or named in words; None for a blank.

    One that nobody named before is added, within the transaction of `session`.
    """
    said = entries.words(said)
    if not said:
        return None
    known = names(session)
    if said in known:
        return said
    named = {name.casefold(): slug for slug, name in known.items()}
    if said.casefold() in named:
        return named[said.casefold()]
    slug = entries.reference_of(said, taken=known.keys())
    session.add(Community(slug=slug, name=said))
    session.flush()
    return slug
