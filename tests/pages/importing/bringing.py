"""What a steward does on the Import page, without a browser: opens it, gives a file, goes onward, presses."""

from collections.abc import Iterable
from datetime import date

from streamlit.testing.v1 import AppTest

from data.register import activities, organisations
from data.register.activities import ActivityEntry

PAGE = "from pages import import_records\nimport_records.page()"
PEOPLE = ["Sex,Ethnic group,Name", *["Female,White British,Ann"] * 40, *["Male,Martian,Bob"] * 35]
CONTINUE = "Continue"


def an_activity(title: str = "Market stall", engagement: str = "Winter plan") -> None:
    """Put an activity into the register, and the organisation where it is not there."""
    if not organisations.home():
        organisations.set_home("NHS Somewhere", area="E54000041", who="steward")
    stall = ActivityEntry(title, "consultation", "involve", "event", "Poole", closed_on=date(2026, 6, 30))
    activities.add_activity(stall, engagement="", new_engagement=engagement, who="steward")


def opened() -> AppTest:
    """Open the page."""
    return AppTest.from_string(PAGE, default_timeout=120).run()


def html(app: AppTest) -> str:
    """Return what the page says in HTML, headings and tables included."""
    return "\n".join(str(each.proto.body) for each in app.get("html"))


def with_file(
    rows: Iterable[str], *, name: str = "own.csv", source: str = "", app: AppTest | None = None
) -> AppTest:
    """Choose the activity and give a file."""
    app = app or opened()
    app.selectbox(key="import_activity").set_value("market-stall").run()
    if source:
        app.text_input(key="import_source").set_value(source).run()
    app.file_uploader[0].set_value((name, "\n".join(rows).encode(), "text/csv")).run()
    return app


def press(app: AppTest, label: str) -> AppTest:
    """Press a button by its words."""
    next(button for button in app.button if button.label == label).click()
    return app.run()


def step(app: AppTest) -> str:
    """Return the number of the open step."""
    heading = next(
        each for each in app.get("html") if "er-heading" in each.proto.body and ">7." not in each.proto.body
    )
    return str(heading.proto.body.split(">")[1][:1])


def onward(app: AppTest, *, to: str) -> AppTest:
    """Press Continue until a step is open."""
    for _ in range(6):
        if step(app) == to:
            return app
        press(app, CONTINUE)
    raise AssertionError(f"Step {to} did not come: step {step(app)} is open.")


def box(app: AppTest, label: str):
    """Return a box to choose from, or a few choices, by the words on it."""
    return next(each for each in [*app.selectbox, *app.radio] if each.label == label)
