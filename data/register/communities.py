"""The communities of the register: people who share something, whom an activity was for or an organisation reaches."""

from collections.abc import Mapping

from sqlmodel import Session, select

from data.databases import register_session
from data.register import entries
from models.register import Community


def communities() -> Mapping[str, str]:
    """Return the name of every community by its slug, by name."""
    with register_session() as session:
        return names(session)


def names(session: Session) -> Mapping[str, str]:
    """Return what `communities` returns, within a session."""
    rows = session.exec(select(Community.slug, Community.name)).all()
    return dict(sorted(rows, key=lambda row: row[1].casefold()))


def characteristics_of(session: Session) -> Mapping[str, str]:
    """Return community name to the characteristic whose answers make one a member; blank where none does."""
    rows = session.exec(select(Community.name, Community.rule)).all()
    return {name: rule.partition("=")[0] for name, rule in rows}


def name_of(session: Session, slug: str | None) -> str:
    """Return the name of a community; blank for none."""
    if not slug:
        return ""
    return session.exec(select(Community.name).where(Community.slug == slug)).first() or slug


def slug_of(session: Session, said: str) -> str | None:
    """Return the slug of a community that a steward chose by slug or named in words; None for a blank.

    One that nobody named before is added, within the transaction of `session`.
    """
    said = entries.words(said)
    if not said:
        return None
    known = {row.slug: row.name for row in session.exec(select(Community)).all()}
    if said in known:
        return said
    named = {name.casefold(): slug for slug, name in known.items()}
    if said.casefold() in named:
        return named[said.casefold()]
    slug = entries.reference_of(said, taken=known.keys())
    session.add(Community(slug=slug, name=said))
    session.flush()
    return slug
