"""Tables as HTML and as CSV: the same words, escaped for where they go."""

import csv
import io
import re
from datetime import date, datetime
from pathlib import Path

import pytest

from models.protected import ReleaseNote
from models.vocabulary import Missing, Verdict, Withheld
from pages.parts import downloads, groups, reach_table, sources, tables
from pages.parts.charts import glance_strip, palette
from pages.parts.method import method_tables
from pages.parts.plans import plan_table
from pages.parts.tables import Cell, Column, Row, Table
from tests.pages.pets import as_characteristic, pets

SMALL = Table(
    "Pets", (Column("Pet"), Column("People heard", number=True)), (Row((Cell("Cats"), Cell("60"))),)
)


def cells(table, name):
    return next([cell.text for cell in row.cells] for row in table.rows if row.cells[0].text == name)


def reach(compared, **given):
    return reach_table.reach(compared, headings=given, caption="Pets")


def test_every_part_of_a_table_has_its_scope_and_role():
    assert tables.as_html(SMALL) == (
        '<table role="table" class="er-table er-short"><caption>Pets</caption><thead role="rowgroup"><tr role="row">'
        '<th scope="col" role="columnheader">Pet</th><th scope="col" role="columnheader" class="er-number">People heard</th>'
        '</tr></thead><tbody role="rowgroup"><tr role="row"><th scope="row" role="rowheader"><span class="er-value">Cats</span>'
        '</th><td role="cell" data-name="People heard" class="er-number"><span class="er-value">60</span></td></tr></tbody></table>'
    )


@pytest.mark.parametrize(("rows", "scrolls"), [(12, False), (13, True)])
def test_above_twelve_rows_a_table_scrolls_in_a_region_one_can_reach_by_key(rows, scrolls):
    html = tables.as_html(Table("Pets & co", SMALL.columns, SMALL.rows * rows))
    assert (
        '<div class="er-scroll" role="region" tabindex="0" aria-label="Pets &amp; co">' in html
    ) is scrolls


@pytest.mark.parametrize(
    ("columns", "scrolls", "hint"),
    [
        (2, False, None),
        (2, True, '<p class="er-columns" aria-hidden="true">2 columns. Scroll sideways to see them all.</p>'),
        (5, True, '<p class="er-columns" aria-hidden="true">5 columns. Scroll sideways to see them all.</p>'),
        (
            6,
            True,
            '<p class="er-columns er-sideways" aria-hidden="true">6 columns. Scroll sideways to see them all.</p>',
        ),
    ],
)
def test_a_table_that_scrolls_says_how_many_columns_it_has(columns, scrolls, hint):
    """On a telephone the first columns looked like all there are. Mutants: the hint on a table that does not scroll;
    many columns from seven on.
    """
    table = Table("Pets", (Column("Pet"),) * columns, (Row((Cell("Cats"),) * columns),), scrolls=scrolls)
    html = tables.as_html(table)
    assert ("er-columns" in html) is (hint is not None)
    assert hint is None or html.startswith(hint)


def test_the_width_from_which_many_columns_scroll_is_that_of_the_style_sheet():
    """Mutant: the style sheet with the seventh column."""
    css = (Path(tables.__file__).parent / "look.css").read_text(encoding="utf-8")
    assert (
        f".er-scroll table.er-table:has(thead th:nth-child({tables.MANY_COLUMNS})) {{ min-width: 900px; }}"
        in css
    )
    assert ".er-scroll table.er-table { min-width: 560px; }" in css
    assert "@container (max-width: 559px) {\n  .er-columns { display: block; }" in css


def test_what_people_typed_is_escaped():
    nasty = '<img src=x onerror="a()">'
    html = tables.as_html(Table(nasty, (Column(nasty),), (Row((Cell(nasty, link=nasty),), under=nasty),)))
    assert "<img" not in html
    assert html.count("&lt;img src=x onerror=&quot;a()&quot;&gt;") == 5


def test_a_group_heading_stands_once_over_its_rows():
    table = Table("Pets", (Column("Pet"),), tuple(Row((Cell(n),), under="Legs") for n in ("Cats", "Dogs")))
    assert tables.as_html(table).count("Legs") == 1


def test_a_swatch_is_decoration_and_the_word_stands_beside_it():
    html = tables.as_html(Table("v", (Column("Verdict"),), (Row((tables.verdict(Verdict.UNDER),)),)))
    assert (
        '<span class="er-swatch er-down" aria-hidden="true"></span><span class="er-act">Under-reached</span>'
        in html
    )


def test_only_under_reached_is_marked_to_act_on():
    """Pink means one thing."""
    assert [v for v in Verdict if palette.look(v).colour == palette.PINK] == [Verdict.UNDER]
    assert [v for v in Verdict if palette.look(v).bold] == [Verdict.UNDER]


def test_the_reach_table_says_everything_and_leaves_no_cell_empty():
    table = reach(pets(cats=20, dogs=None, fish=20, birds=150))
    assert cells(table, "Cats") == [
        "Cats",
        "20",
        "60",
        "10%",
        "30%",
        "−20",
        "0.3",
        "0.2 to 0.5",
        "Under-reached",
        "–",
    ]
    assert cells(table, "Dogs") == [
        "Dogs",
        "fewer than 10",
        "60",
        "hidden",
        "30%",
        "hidden",
        "hidden",
        "0.0 to 0.2",
        "Under-reached",
        "–",
    ]
    assert all(cell.text for row in table.rows for cell in row.cells)


def test_a_verdict_of_too_few_says_how_many_would_do_and_its_words_wrap():
    """Mutants: the number of another group; the words on one line, which are wider than a telephone."""
    table = reach(pets(known=25, cats=10, dogs=10, fish=None, birds=0))
    verdicts = [row.cells[8] for row in table.rows]
    assert [(cell.text, cell.verdict) for cell in verdicts] == [
        ("Too few to tell until about 30 answers", Verdict.TOO_FEW),
        ("Too few to tell until about 30 answers", Verdict.TOO_FEW),
        ("Too few to tell until about 160 answers", Verdict.TOO_FEW),
        ("Too few to tell until about 30 answers", Verdict.TOO_FEW),
    ]
    assert all(cell.wraps for cell in verdicts)
    html = tables.as_html(table)
    assert html.count('class="er-value er-hang"') == 4
    assert "er-word" not in html


def test_notes_are_of_the_columns_that_a_table_has(monkeypatch):
    """A plan has no gap in points, and what is taken away no verdict. Mutant: notes whatever the columns."""
    few = pets(known=25, cats=10, dogs=10, fish=None, birds=0)
    monkeypatch.setattr(sources, "living_here", lambda *_, **__: [])
    release = ReleaseNote(1, datetime(2026, 7, 3), date(2026, 6, 30), "Home", "X", False, 1, 0)
    of = {
        name: sources.of(few, release=release, columns=columns)
        for name, columns in (
            ("reach", reach_table.REACH_COLUMNS),
            ("plan", plan_table.FIGURES),
            ("to take away", tuple(Column(name) for name in plan_table.PLAN)),
        )
    }
    assert {name: (sources.GAP in notes, sources.until() in notes) for name, notes in of.items()} == {
        "reach": (True, True),
        "plan": (False, True),
        "to take away": (False, False),
    }
    told = sources.of(
        pets(cats=60, dogs=60, fish=20, birds=60), release=release, columns=reach_table.REACH_COLUMNS
    )
    assert sources.until() not in told


def test_shares_have_a_decimal_from_a_base_of_a_thousand_in_the_whole_column():
    small = reach(pets(known=995, cats=300, dogs=300, fish=100, birds=295))
    large = reach(pets(known=1000, cats=300, dogs=300, fish=100, birds=300))
    assert cells(small, "Cats")[3:5] == ["30%", "30%"]
    assert cells(large, "Cats")[3:5] == ["30.0%", "30.0%"]


def test_more_needed_stands_only_beside_a_sure_gap():
    """Fish: 15 of 200 where 20 would be in proportion, and no clear evidence."""
    assert cells(reach(pets(cats=60, dogs=60, fish=15, birds=65)), "Fish")[-2:] == ["No clear evidence", "–"]


def test_the_glance_table_has_a_row_for_each_characteristic_with_its_link():
    one = as_characteristic(pets(cats=20, dogs=None, fish=20, birds=150), slug="a", label="Pets")
    table = reach_table.glance([one], period=None, where="here")
    assert cells(table, "Pets")[1] == glance_strip.standing(one) == "2 of 4 under-reached"
    assert cells(table, "Pets")[2:] == ["too few to score", "–", "–", "100%"]
    assert table.rows[0].cells[0].link == "who-we-reached?characteristic=a"


def test_the_glance_table_has_the_score_beside_chance_and_how_many_places_would_have_to_change():
    """Mutant: the number of places as it is worked out, 402."""
    one = pets(known=2005, cats=200, dogs=1000, fish=200, birds=605)
    table = reach_table.glance([one], period=None, where="here")
    assert [column.heading for column in table.columns][2:5] == [
        "Score",
        "By chance",
        "Places to change",
    ]
    assert cells(table, "Pet")[2] == "80"
    assert re.fullmatch(r"9\d or more, 9\d on average", cells(table, "Pet")[3])
    assert cells(table, "Pet")[4] == "400"


def test_a_gap_leads_to_its_plan_and_its_characteristic_to_its_page():
    one = as_characteristic(pets(cats=20, dogs=None, fish=20, birds=150), slug="a", label="Pets")
    table = reach_table.gaps(groups.sure_gaps([one]), period=None, where="here")
    assert [(row.cells[0].text, row.cells[0].link, row.cells[1].link) for row in table.rows] == [
        ("Friends of dogs", "open-activities?characteristic=a", "who-we-reached?characteristic=a"),
        ("Friends of cats", "open-activities?characteristic=a", "who-we-reached?characteristic=a"),
    ]
    assert [row.cells[4].text for row in table.rows] == ["at most 0.2", "0.3"], "the reach ratio"


# ---- CSV ----


def rows_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_download_has_caption_notes_and_the_words_of_the_screen():
    table = reach(pets(cats=20, dogs=None, fish=20, birds=150))
    read = rows_of(downloads.as_csv(table, notes=["Release 1", "Rounded to 5"]))
    assert read[:4] == [["Pets"], ["Release 1"], ["Rounded to 5"], []]
    assert read[4] == [column.heading for column in table.columns]
    assert read[5:] == [[cell.text for cell in row.cells] for row in table.rows]


def test_a_gap_below_their_share_is_no_formula():
    """Mutant: a hyphen for the minus, which gets an apostrophe."""
    table = reach(pets(cats=20, dogs=60, fish=20, birds=100))
    gaps = [row[5] for row in rows_of(downloads.as_csv(table, notes=[]))[2:]]
    assert gaps == ["Gap in points", "−20", "0", "0", "20"]


def test_headings_of_groups_become_a_column():
    table = reach(pets(cats=60, dogs=60), cats="Legs", dogs="Legs")
    read = rows_of(downloads.as_csv(table, notes=[]))
    assert read[2][:2] == ["Heading", "Group"]
    assert [row[:2] for row in read[3:]] == [["Legs", "Cats"], ["Legs", "Dogs"]]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "  @"])
def test_no_cell_is_taken_for_a_formula(start):
    """Mutant: escaping "=" alone fails six of these."""
    dangerous = f"{start}1+1"
    assert downloads.escaped(dangerous) == f"'{dangerous}"
    table = Table(dangerous, (Column(dangerous),), (Row((Cell(dangerous),), under=dangerous),))
    for row in rows_of(downloads.as_csv(table, notes=[dangerous])):
        assert all(cell.startswith("'") or cell == "Heading" for cell in row)


@pytest.mark.parametrize("plain", ["Cats", "0.3 to 0.5", "–", "fewer than 10", "", "16 to 24"])
def test_plain_words_stay_as_they_are(plain):
    assert downloads.escaped(plain) == plain


# ---- Method ----


def test_the_method_page_explains_every_rule_and_every_verdict():
    from dataclasses import fields

    from models.facts import DisclosureRules

    said = {field.name for field in fields(DisclosureRules)} - {"preset", "agreed_by", "agreed_on"}
    assert set(method_tables.RULES) == said
    assert set(method_tables.VERDICT_RULES) == set(Verdict)


def test_the_method_page_prints_the_rules_in_force():
    told = {row.cells[0].text: row.cells[1].text for row in method_tables.rules().rows}
    assert told["Counts hidden"] == "1 to 7"
    assert told["Counts rounded to"] == "5"
    assert told["Fewest people in a selection"] == "30"
    assert told["Rounding"] == "by a secret key"


def test_every_kind_of_missing_and_of_withheld_has_words():
    from pages.parts.charts import missing_strip

    assert set(missing_strip.NAMES) == set(Missing)
    assert {str(kind) for kind in Withheld} == {"fewer than 10", "not available"}
