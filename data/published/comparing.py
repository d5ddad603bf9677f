"""A published table held against the benchmark of its selection: the organisation's area, or its engagements' own."""

from collections.abc import Container

from sqlmodel import Session, col, select

from data import facts
from data.databases import register_session
from data.disclosure.not_available import not_asked, not_available
from data.measures import compare
from data.register import benchmark_library
from data.register.benchmark_choice import Library
from models.comparison import Comparison
from models.protected import ProtectedTable, Selection
from models.register import Organisation


def home(session: Session) -> tuple[str, str]:
    """Return name and area of the home organisation; until somebody names it, of the first area of the reference files."""
    found = session.exec(select(Organisation).where(col(Organisation.is_home))).first()
    first = facts.areas()[0]
    return (found.name if found else first.name), (found.area if found else None) or first.code


def library() -> Library:
    """Return every benchmark there is, and which engagement uses which."""
    with register_session() as session:
        return benchmark_library.read(session, area=home(session)[1])


def compared(protected: ProtectedTable, *, library: Library, scored: bool = True) -> Comparison:
    """Hold a protected table against the benchmark of its selection (method 3.4); without a score where none is shown."""
    characteristic = facts.characteristic(protected.characteristic)
    levels = facts.levels(protected.characteristic)
    benchmark = library.benchmark(
        protected.selection, characteristic=protected.characteristic, level=protected.level
    )
    return compare(
        protected,
        benchmark=benchmark,
        rules=facts.disclosure_rules(),
        verdict_allowed=characteristic.verdict_allowed,
        coarsest=protected.level == levels[0].slug,
        scored=scored,
    )


def absent(selection: Selection, *, characteristic: str, level: str) -> ProtectedTable:
    """Return the table that stands for one that a release does not hold, whatever the reason."""
    known = {one.slug: one for one in facts.characteristics()}
    names = (
        [one for one in facts.levels(characteristic) if one.slug == level] if characteristic in known else []
    )
    categories = tuple(category.slug for one in names for category in one.categories)
    return not_available(selection, characteristic=characteristic, level=level, categories=categories)


def shown_or_why(
    found: ProtectedTable | None,
    selection: Selection,
    *,
    characteristic: str,
    level: str,
    never: Container[tuple[Selection, str]],
) -> ProtectedTable:
    """Return the table that a release holds; else one that says that nobody was asked, or that it is not available.

    `never` are the selections in which no form asked, each with its characteristic (`frozen.not_asked`).
    """
    if found is not None:
        return found
    nothing = absent(selection, characteristic=characteristic, level=level)
    return not_asked(nothing) if (selection, characteristic) in never else nothing
