"""What activities offered: by engagement, in the order of their days; names as whoever looks may see them."""

from datetime import date

from data.databases import INTAKE_SETTING, register_session
from data.register import offers
from data.register.offers import Offer
from data.register.shown_names import KEPT_BACK
from models.register import Activity, Engagement


def activity(reference, title, opened, formats="", languages=""):
    return Activity(
        reference=reference, engagement="plan", title=title, stage="consultation", level="involve", method="event",
        place="Poole", opened_on=opened, formats_offered=formats, languages_offered=languages,
    )  # fmt: skip


def test_each_activity_says_what_it_offered(sqlite_databases, monkeypatch):
    """Mutant: the reference in place of the title as shown."""
    with register_session() as session:
        for row in (
            Engagement(reference="plan", title="Winter plan"),
            Engagement(reference="none", title="Nothing held yet"),
        ):
            session.add(row)
        session.flush()
        session.add(activity("b", "Trans youth circle", date(2026, 2, 1)))
        session.add(activity("a", "Stall", date(2026, 1, 1), "easy_read; audio", "polish"))
        session.add(activity("c", "Later", None))
        session.commit()
    (found,) = offers.offers()
    assert (found.reference, found.title) == ("plan", "Winter plan")
    assert found.activities == (
        Offer("Stall", date(2026, 1, 1), None, ("easy_read", "audio"), ("polish",)),
        Offer("Trans youth circle", date(2026, 2, 1), None, (), ()),
        Offer("Later", None, None, (), ()),
    )
    monkeypatch.delenv(INTAKE_SETTING)
    assert [one.title for one in offers.offers()[0].activities] == ["Stall", KEPT_BACK, "Later"]
