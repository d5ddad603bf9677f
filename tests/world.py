"""A small world for tests: activities in the register, people in the intake, and a release of them.

world = World()
world.activity("clinic", engagement="urgent-care", method="survey", quarter="2024-Q1")
world.people("clinic", 40, sex="female")
world.people("clinic", 12, sex="male", person="regular")     # regular-0 ... regular-11, who may come again
world.publish()
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from sqlmodel import select

from data.databases import intake_session, register_session
from data.importing.counts.storing import COLUMN_MAP, count_rows, heads_at
from data.importing.counts.told import ToldCount, ToldCounts, settle
from data.keys import person_key, record_key
from data.releasing.release import PublishOutcome, publish
from data.secret import SECRET_BYTES, read_secret, secret_path
from models.intake import ChangeCounter, Import, Participation, ParticipationTick, Tombstone
from models.register import Activity, Engagement, Organisation

ON = date(2026, 11, 1)
"""The day on which worlds are published: every quarter up to 2026-Q2 is closed."""


@dataclass
class World:
    """Builds two databases row by row. `frame` is the ethnic frame of the one import that all people come from."""

    frame: str = "2021"
    quarters: dict[str, str] = field(default_factory=dict)
    serial: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        if not secret_path().exists():
            # The same rounding in every run: what fails once fails always.
            secret_path().write_bytes(bytes(range(SECRET_BYTES)))
        with register_session() as register:
            register.add(
                Organisation(reference="home", name="NHS Dorset", role="lead", is_home=True, area="E54000041")
            )
            register.commit()
        with intake_session() as intake:
            intake.add(
                Import(
                    id=1,
                    file_name="small.csv",
                    sha256="0" * 64,
                    size=1,
                    activity="many",
                    imported_by="test",
                    imported_at=datetime(2026, 10, 1, tzinfo=UTC),
                    column_map="{}",
                    rows=0,
                    accepted=0,
                    ethnic_frame=self.frame,
                    imd_version="2025",
                    state="stored",
                )
            )
            intake.add(ChangeCounter(id=1, last=1))
            intake.commit()

    def activity(
        self,
        reference: str,
        *,
        engagement: str = "work",
        stage: str = "information_gathering",
        level: str = "engage_consult",
        method: str = "survey",
        place: str = "Poole",
        community: str | None = None,
        quarter: str = "2024-Q1",
        benchmark: str | None = None,
        held_by: str = "",
    ) -> None:
        """Add an activity, and its engagement where it is the first of it. People come in `quarter`."""
        self.quarters[reference] = quarter
        with register_session() as register:
            known = register.exec(select(Engagement).where(Engagement.reference == engagement)).first()
            if known is None:
                register.add(
                    Engagement(reference=engagement, title=f"About {engagement}", benchmark=benchmark)
                )
                register.flush()
            register.add(
                Activity(
                    reference=reference,
                    engagement=engagement,
                    title=reference,
                    stage=stage,
                    level=level,
                    method=method,
                    place=place,
                    community=community,
                    held_by=held_by,
                )
            )
            register.commit()

    def people(
        self,
        activity: str,
        n: int,
        *,
        quarter: str | None = None,
        person: str | None = None,
        change: int | None = None,
        ticks: dict[str, tuple[str, ...]] | None = None,
        **answers: str,
    ) -> None:
        """Add `n` people with the same answers; with `person` they are "person-0" and so on, and may come again."""
        secret = read_secret()
        with intake_session() as intake:
            stamp = change or self._next(intake)
            rows = []
            for number in range(n):
                self.serial[activity] += 1
                hashed = None if person is None else person_key(f"{person}-{number}", key=secret.person)
                identity = hashed or f"{activity} {self.serial[activity]}"
                rows.append(
                    Participation(
                        import_id=1,
                        activity=activity,
                        quarter=quarter or self.quarters[activity],
                        row=self.serial[activity] + 1,
                        person_key=hashed,
                        record_key=f"{record_key(identity, key=secret.rounding):016x}",
                        change_number=stamp,
                        **answers,
                    )
                )
            intake.add_all(rows)
            intake.flush()
            intake.add_all(
                ParticipationTick(participation_id=row.id, characteristic=characteristic, category=category)
                for row in rows
                for characteristic, categories in (ticks or {}).items()
                for category in categories
            )
            intake.commit()

    def counts(
        self, activity: str, came: int | None, *, quarter: str | None = None, **answers: dict[str, int]
    ) -> int:
        """Add heads that a partner counted, as one import, and return its number: `sex={"female": 11, "male": 7}`."""
        told = tuple(
            ToldCount(characteristic, slug, n)
            for characteristic, heads in answers.items()
            for slug, n in heads.items()
        )
        settled = settle(ToldCounts(activity, came, told))
        with intake_session() as intake:
            stamp = self._next(intake)
            made = Import(
                file_name="counts",
                sha256=f"{stamp:064}",
                size=1,
                activity=activity,
                imported_by="test",
                imported_at=datetime(2026, 10, 1, tzinfo=UTC),
                column_map=COLUMN_MAP,
                rows=len(told),
                accepted=settled.total,
                ethnic_frame=self.frame,
                imd_version="2025",
                state="stored",
            )
            intake.add(made)
            intake.flush()
            number = made.id or 0
            intake.add_all(
                count_rows(
                    settled,
                    import_id=number,
                    quarter=quarter or self.quarters[activity],
                    change=stamp,
                    after=heads_at(intake, activity),
                    secret=read_secret(),
                )
            )
            intake.commit()
        return number

    def remove(self, activity: str, n: int) -> None:
        """Take the last `n` people of an activity out again, leaving a tombstone for each."""
        with intake_session() as intake:
            stamp = self._next(intake)
            rows = intake.exec(
                select(Participation)
                .where(Participation.activity == activity)
                .order_by(Participation.id.desc())  # type: ignore[union-attr]
                .limit(n)
            ).all()
            for row in rows:
                intake.add(Tombstone(activity=activity, quarter=row.quarter, change_number=stamp))
                intake.delete(row)
            intake.commit()

    def publish(self, *, on: date = ON) -> PublishOutcome:
        """Publish on a fixed day."""
        return publish(on=on)

    @staticmethod
    def _next(intake) -> int:
        counter = intake.get(ChangeCounter, 1)
        counter.last += 1
        intake.add(counter)
        intake.flush()
        return counter.last
