"""*Partners and network*: everything that it shows, read once."""

from dataclasses import dataclass
from datetime import date

from data import network
from data.network import Coming, Joinable, Meeting, Piece
from data.register import findings, network_work, organisations, reaching
from data.register.findings import KnownFinding
from data.register.network_work import Work
from data.register.organisations import KnownOrganisation
from data.register.reaching import Reached


@dataclass(frozen=True)
class OnRecord:
    """What the register says of partners and of work, on a day."""

    today: date
    organisations: tuple[KnownOrganisation, ...]
    """Partners only, by name."""
    reached: tuple[Reached, ...]
    works: tuple[Work, ...]
    findings: tuple[KnownFinding, ...]

    @property
    def unreached(self) -> tuple[Reached, ...]:
        """The communities that no partner reaches."""
        return tuple(each for each in self.reached if not each.by)


@dataclass(frozen=True)
class View:
    """One meeting of the network."""

    at: Meeting
    open: tuple[Piece, ...]
    coming: tuple[Coming, ...]
    joinable: tuple[Joinable, ...]
    learnt: tuple[Work, ...]
    closed: tuple[Coming, ...]
    told_us: tuple[KnownFinding, ...]
    told_them: tuple[KnownFinding, ...]


def on_record(*, today: date) -> OnRecord:
    """Return what the register says today. Read anew on every run: it may change."""
    partners = tuple(each for each in organisations.organisations() if not each.is_home)
    return OnRecord(today, partners, reaching.reached(on=today), network_work.work(), findings.recorded())


def view(found: OnRecord, month: str) -> View:
    """Return the meeting of a month ("2026-11")."""
    at = network.meeting(month, today=found.today)
    return View(
        at,
        network.open_at(found.works, at=at),
        network.coming(found.works, at=at),
        network.joinable(found.works, at=at),
        network.learnt(found.works, at=at),
        network.closed(found.works, at=at),
        network.told_us(found.findings, at=at),
        network.told_them(found.findings, at=at),
    )
