"""Pictures by Plotly's own button: both formats arrive, hold the words of the chart that is seen, and nothing else reacts."""

import re
from xml.etree import ElementTree

import pytest
from PIL import Image

pytestmark = pytest.mark.browser

WORDS_SEEN = """() => [...document.querySelectorAll('.st-key-only_WIDTH_reach .main-svg text')]
    .filter((text) => !text.classList.contains('gtitle')).map((text) => text.textContent)"""
VIEW = """() => JSON.stringify([...document.querySelectorAll('.st-key-only_wide_reach .main-svg')].map((svg) => svg.innerHTML))"""


def saved(visit, format):
    """Press the button of the first chart that is seen; return the file and its name."""
    button = visit.page.get_by_role("button", name=f"Save as a picture ({format})").first
    with visit.page.expect_download() as download:
        button.click()
    return download.value.path(), download.value.suggested_filename


@pytest.mark.parametrize(("width", "variant"), [(1280, "wide"), (360, "narrow")])
def test_png_and_svg_arrive_with_the_words_of_the_chart(first_start, window, width, variant):
    with window(first_start, width=width) as visit:
        page = visit.open("who-we-reached?characteristic=sex")
        path, name = saved(visit, "PNG")
        assert name == "who-we-reached-reach-sex-all-audience-open-to-all.png"
        with Image.open(path) as picture:
            assert picture.format == "PNG"
            assert (
                picture.width >= 1.5 * page.locator(f".st-key-only_{variant}_reach").bounding_box()["width"]
            )

        page.get_by_text("SVG, sharp at every size").click()
        visit.settled()
        path, name = saved(visit, "SVG")
        assert name.endswith("-sex-all-audience-open-to-all.svg")
        drawn = [
            "".join(text.itertext())
            for text in ElementTree.parse(path).iter("{http://www.w3.org/2000/svg}text")
        ]
        seen = page.evaluate(WORDS_SEEN.replace("WIDTH", variant))
        assert "Nobody" in seen
        caption = [text for text in drawn if text not in seen]
        assert sorted(text for text in drawn if text in seen) == sorted(seen)
        assert len(caption) == 1
        said = re.sub(r"\s", "", caption[0])
        assert said.startswith(
            "Whowereached:Peopleheard,againsttheirshareofthepopulation.Characteristic:Sex."
        )
        assert said.endswith("Inventedrecords:thesepeopledonotexist.")
        visit.is_sound()


def test_the_button_covers_no_words_and_is_large_enough(first_start, window):
    for width, variant in ((1280, "wide"), (360, "narrow")):
        with window(first_start, width=width) as visit:
            for path in ("", "who-we-reached"):
                page = visit.open(path)
                for chart in page.locator(
                    f"[class*=st-key-only_{variant}_] [data-testid=stPlotlyChart]"
                ).all():
                    button = chart.get_by_role("button").bounding_box()
                    assert button["height"] >= 24
                    for text in chart.locator("text:not(.gtitle)").all():
                        box = text.bounding_box()
                        apart = (
                            box["y"] + box["height"] <= button["y"] + 1
                            or box["x"] + box["width"] <= button["x"]
                        )
                        assert apart, text.inner_text()


def test_the_words_of_a_picture_are_not_seen_on_the_page(first_start, window):
    with window(first_start) as visit:
        titles = visit.open("who-we-reached").locator(".gtitle")
        assert titles.count()
        assert not any(title.is_visible() for title in titles.all())


def test_nothing_on_a_chart_reacts_to_the_pointer(first_start, window):
    """Mutant: `dragmode` left to Plotly draws a box where one drags."""
    with window(first_start) as visit:
        page = visit.open("who-we-reached?characteristic=sex")
        chart = page.locator(".st-key-only_wide_reach [data-testid=stPlotlyChart]")
        chart.scroll_into_view_if_needed()
        before = page.evaluate(VIEW)
        box = chart.bounding_box()
        middle = (box["x"] + box["width"] / 2, box["y"] + 80)
        page.mouse.move(*middle)
        page.mouse.down()
        page.mouse.move(middle[0] + 120, middle[1] + 20, steps=5)
        page.mouse.up()
        page.mouse.dblclick(*middle)
        page.wait_for_timeout(300)
        assert page.evaluate(VIEW) == before
        assert page.locator(".hoverlayer *").count() == 0
