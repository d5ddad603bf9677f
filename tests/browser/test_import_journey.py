"""A steward brings a file in, publishes, and takes it back; readers see the figure change, and change back."""

import pytest
from playwright.sync_api import expect

from tests.browser.importing import as_file, bring, decide, press, publish

pytestmark = pytest.mark.browser

RELIGION = "who-we-reached?characteristic=religion_or_belief&activities=all"
BUDDHISTS, UNKNOWN = 300, 60
FILE = as_file(
    {
        "Respondent": [f"R{number}" for number in range(400)],
        "E-mail": [f"somebody{number}@example.org" for number in range(400)],
        "What is your religion?": ["Buddhist"] * BUDDHISTS + ["Zorblaxian"] * UNKNOWN + ["Christian"] * 40,
        "Sex": ["Female", "Male"] * 200,
    }
)


def shown(visit, group):
    return int(visit.heard(group).replace(",", ""))


def test_a_file_is_brought_in_published_and_taken_back(own_server, window):
    with window(own_server) as reader, window(own_server) as steward:
        reader.open(RELIGION)
        before = {group: reader.heard(group) for group in ("Buddhist", "Other religion")}

        # The steward chooses the activity, and sees what was found in the file.
        page = steward.open("import")
        steward.choose("Activity", "Urgent care consultation: Urgent care survey")
        bring(steward, FILE, name="survey.csv")
        columns = {row[0]: row[1] for row in steward.table("Columns of the file")}
        assert columns["What is your religion?"] == "Religion or belief"
        assert columns["Sex"] == "Sex"
        assert columns["E-mail"] == "–"
        assert "example.org" not in steward.main.inner_text()
        assert steward.violations() == []

        # A word that nobody knows is decided.
        expect(page.get_by_text(f"Religion or belief: “Zorblaxian” ({UNKNOWN})")).to_be_visible()
        decide(steward, "Zorblaxian", means="Other religion")

        said = press(steward, "Store these records", then="Stored")
        assert said.startswith("400 people, as import ")
        reader.open(RELIGION)
        assert {group: reader.heard(group) for group in before} == before, (
            "nobody sees it before it is published"
        )

        assert publish(steward).startswith("Release 2 stands.")
        reader.open(RELIGION)
        # Counts are rounded to 5 before and after, up or down.
        assert abs(shown(reader, "Buddhist") - int(before["Buddhist"]) - BUDDHISTS) < 10
        assert abs(shown(reader, "Other religion") - int(before["Other religion"]) - UNKNOWN) < 10

        # Taken back, and published again, everything is as it was.
        number = steward.table("Imports, the latest first")[0][0]
        steward.choose("Import to take back", f"{number}: survey.csv")
        assert press(steward, "Take it back", then="Taken back").startswith(
            f"Import {number} is gone, whole."
        )
        assert publish(steward).startswith("Release 3 stands.")
        reader.open(RELIGION)
        assert {group: reader.heard(group) for group in before} == before
        steward.is_sound()
        reader.is_sound()
