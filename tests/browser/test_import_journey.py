"""A steward brings a file in, publishes, and takes it back; readers see the figure change, and change back."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.importing import as_file, bring, decide, onward, press, publish

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
        onward(steward, to="2. Which column answers which question?")
        assert (
            page.get_by_role("combobox", name="What is your religion?").input_value() == "Religion or belief"
        )
        assert page.get_by_role("combobox", name="Sex").input_value() == "Sex"
        assert ["E-mail", "Dropped: e-mail addresses"] in steward.table("Columns that are not kept")
        assert "example.org" not in steward.main.inner_text()
        assert steward.violations() == []

        # A word that nobody knows is decided; going back and forth, by keyboard, loses nothing.
        onward(steward, to="4. Answers that we do not know")
        expect(page.get_by_text(f"“Zorblaxian”, {UNKNOWN} rows")).to_be_visible()
        decide(steward, "Zorblaxian", means="Other religion")
        assert steward.violations() == []
        page.get_by_role("button", name="Change the columns").press("Enter")
        expect(page.get_by_role("combobox", name="What is your religion?")).to_be_visible()
        page.set_viewport_size({"width": 360, "height": 900})
        steward.settled()
        assert max(steward.overflow()) <= 0
        assert steward.violations() == []
        onward(steward, to="4. Answers that we do not know")
        expect(page.get_by_role("combobox", name=re.compile("Zorblaxian"))).to_have_value("Other religion")
        assert max(steward.overflow()) <= 0
        assert steward.violations() == []
        page.set_viewport_size({"width": 1280, "height": 900})
        onward(steward, to="6. Store")
        assert steward.violations() == []

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
        page.get_by_role("checkbox", name=f"I want to take import {number} back").check(force=True)
        steward.settled()
        assert press(steward, "Take it back", then="Taken back").startswith(
            f"Import {number} is gone, whole."
        )
        assert publish(steward).startswith("Release 3 stands.")
        reader.open(RELIGION)
        assert {group: reader.heard(group) for group in before} == before
        steward.is_sound()
        reader.is_sound()
