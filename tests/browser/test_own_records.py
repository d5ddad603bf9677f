"""From the invented records to one's own: a clear empty state, then a file goes in; no exact number of it comes out.

The groups of the file are of known sizes, none of them a multiple of five. Everything that the server sends to a reader is
searched for them: text, figures with their packed numbers, and the download.
"""

import base64
import csv
import io
import json
import re

import numpy as np
import pytest
from playwright.sync_api import expect

from data import facts
from pages.parts.frame import NOTHING_YET
from tests.browser.importing import as_file, bring, onward, press, publish
from tests.browser.visiting import PAGES

pytestmark = pytest.mark.browser

NAME = "=1+1 Trust"
"""Looks like a formula: text on the page, harmless in the download."""
RELIGIONS = {"Christian": 211, "Muslim": 137, "Hindu": 17, "Sikh": 3}
SEXES = {"Female": 219, "Male": 149}
EVERYBODY = 368
LARGE = {211, 137, 219, 149}
"""Sizes that stand nowhere by accident, in no width and no colour."""
FILE = as_file(
    {
        "Respondent": [f"R{number}" for number in range(EVERYBODY)],
        "Religion": [name for name, size in RELIGIONS.items() for _ in range(size)],
        "Sex": [name for name, size in SEXES.items() for _ in range(size)],
    }
)
NUMBER = r"(?<![\w.#-])({})(?![\w.])"
PACKED = re.compile(r'\{[^{}]*"bdata"[^{}]*\}')
DECIMAL = re.compile(r"\d+\.\d{4,}(?:e-?\d+)?")


def whole_numbers(said: str, wanted: set[int]) -> set[int]:
    """Return which of the wanted numbers stand in text as numbers of their own, with or without a comma."""
    return {int(found) for found in re.findall(NUMBER.format("|".join(map(str, wanted))), said)}


def packed(said: str) -> list[float]:
    """Return every number that Plotly packed into base64."""
    arrays = [json.loads(found) for found in PACKED.findall(said)]
    return [
        float(each)
        for array in arrays
        for each in np.frombuffer(base64.b64decode(array["bdata"]), array["dtype"])
    ]


def exact_ratios() -> list[float]:
    """Return the share and the reach ratio of every religion and sex, from the exact numbers."""
    religion = facts.benchmark("E54000041", characteristic="religion_or_belief", level="eight")
    sex = facts.benchmark("E54000041", characteristic="sex", level="two")
    found = []
    for benchmark, sizes in ((religion, RELIGIONS), (sex, SEXES)):
        for name, size in sizes.items():
            share = size / EVERYBODY
            found += [share, 100 * share, share / float(benchmark.shares[name.lower()])]
    return found


def is_one_of(number: float, exact: list[float]) -> bool:
    return any(abs(number - each) < 1e-6 * each for each in exact)


def test_what_is_packed_in_a_figure_is_found():
    sizes = base64.b64encode(np.array([137, 211], dtype="i2").tobytes()).decode()
    assert packed(f'"x":{{"dtype":"i2","bdata":"{sizes}"}}') == [137, 211]
    assert whole_numbers("137 people, -211, 1137, .219, #149", LARGE) == {137}


def test_own_records_take_the_place_of_the_invented_and_no_exact_number_comes_out(own_server, window):
    with window(own_server) as steward:
        page = steward.open("import")
        page.get_by_role("checkbox", name="I want to clear the invented records").check(force=True)
        steward.settled()
        press(steward, "Clear the invented records", then="The invented records are gone")

        # Nothing yet: every page says so, says what it needs, and leads to where that is done.
        with window(own_server) as reader:
            for path in ("", "who-we-reached"):
                reader.open(path)
                expect(reader.page.locator(".er-panel h2")).to_have_text(NOTHING_YET)
                assert "It needs records of people who took part" in reader.main.inner_text()
                expect(reader.page.locator("table, [data-testid=stPlotlyChart]")).to_have_count(0)
                assert reader.violations() == []
            reader.page.get_by_role("link", name="Import records").click()
            expect(reader.page.locator("h1.er-title")).to_have_text("Import")
            reader.settled()
            assert reader.headline.startswith("No records are here yet.")
            assert reader.violations() == []
            reader.is_sound()

        # The organisation, the activity, the file.
        page.get_by_role("textbox", name="Name of your organisation").fill(NAME)
        expect(page.get_by_role("combobox", name="Area that you serve")).to_have_value("NHS Dorset")
        page.get_by_role("button", name="Save").click()
        page.get_by_role("textbox", name="Title of the new engagement").fill("Parks")
        page.get_by_role("textbox", name="Title of the activity").fill("Survey in parks")
        page.get_by_role("textbox", name="Place").fill("Poole")
        page.get_by_role("textbox", name="Day it closed").fill("30/06/2025")
        page.get_by_role("button", name="Add this activity").click()
        expect(page.get_by_role("combobox", name="Activity", exact=True)).to_have_value(
            "Parks: Survey in parks"
        )
        bring(steward, FILE, name="parks.csv")
        onward(steward, to="6. Store")

        # The one place where exact numbers may stand: before the steward who holds the file.
        steward.page.get_by_text("Answers, counted").click()
        assert whole_numbers(_text(steward.received), LARGE) == LARGE
        press(steward, "Store these records", then="Stored")
        publish(steward)
        steward.is_sound()

    with window(own_server) as reader:
        downloads = []
        for path in PAGES:
            reader.open(path)
        for characteristic in ("religion_or_belief", "sex"):
            reader.open(f"who-we-reached?characteristic={characteristic}")
            assert reader.page.locator(".er-where strong").inner_text() == NAME
            for row in reader.table("People heard by"):
                assert row[1] == "fewer than 10" or int(row[1]) % 5 == 0
            with reader.page.expect_download() as download:
                reader.page.get_by_role("button", name="Download people heard (CSV)", exact=True).click()
            downloads.append(download.value.path().read_text(encoding="utf-8-sig"))
        assert reader.headline != ""
        reader.is_sound()
        said = _text(reader.received) + reader.page.content() + "".join(downloads)

    assert "Christian" in said
    assert '"annotations":' in said, "figures were sent"
    assert whole_numbers(said, LARGE) == set()
    assert LARGE.isdisjoint(packed(said))
    drawn = [*packed(said), *map(float, DECIMAL.findall(said))]
    assert [number for number in drawn if is_one_of(number, exact_ratios())] == []
    for download in downloads:
        cells = [cell for row in csv.reader(io.StringIO(download)) for cell in row]
        assert any(cell.startswith(f"'{NAME}") for cell in cells)
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def _text(received: list[bytes]) -> str:
    return "\n".join(frame.decode(errors="replace") for frame in received)
