"""The chart of standings: each standing by a shape, pink only for what must be acted on, by hand told apart."""

import pytest

from models.vocabulary import Standing
from pages.parts.charts import palette, standing_chart
from pages.parts.charts.standing_chart import StandingCell, StandingRow

CELLS = (
    StandingCell(Standing.SHOWN),
    StandingCell(Standing.PARTLY, disagrees=True),
    StandingCell(Standing.NOT_SHOWN, act=True),
    StandingCell(Standing.NOT_SHOWN),
    StandingCell(Standing.NOT_YET),
    StandingCell(Standing.CANNOT_TELL),
    StandingCell(Standing.SHOWN, by_hand=True),
)
COLUMNS = ("Honesty", "Methods", "Feedback", "Support", "Planning", "Proactive", "Monitoring & <b>more</b>")
ROWS = (StandingRow("All our work", CELLS, whole=True), StandingRow("Winter <i>plan</i>", CELLS))
INFO = standing_chart.info(COLUMNS, ROWS, what="7 standards and two engagements", headline="We can show 2.")
WIDTHS = ["wide", "narrow"]


def traces(drawn, width):
    return {trace.name: trace for trace in standing_chart.figure(drawn, width).data}


def test_info_holds_everything_and_says_it_in_words():
    assert (
        standing_chart.StandingInfo(
            COLUMNS,
            ROWS,
            "Matrix of 7 standards and two engagements. We can show 2. A table says the same in words.",
        )
        == INFO
    )


def test_each_standing_has_its_look():
    looks = ["shown", "partly", "act", "past", "not_yet", "cant_tell", "shown"]
    assert [cell.look for cell in CELLS] == looks


@pytest.mark.parametrize("width", WIDTHS)
def test_each_look_is_a_shape_of_its_own(width):
    """Mutant: the hollow triangle filled."""
    drawn = traces(INFO, width)
    shapes = {
        name: (trace.marker.symbol, trace.marker.color)
        for name, trace in drawn.items()
        if trace.mode == "markers"
    }
    assert len(set(shapes.values())) == len(shapes) == 5
    assert list(drawn["standing: shown"].x) == [0.5, 6.5, 0.5, 6.5]
    assert list(drawn["can't tell"].x) == [5.5, 5.5]


@pytest.mark.parametrize("width", WIDTHS)
def test_pink_is_only_what_must_be_acted_on(width):
    """Mutant: every not shown in pink."""
    pink = [
        name
        for name, trace in traces(INFO, width).items()
        if trace.mode == "markers" and trace.marker.color == palette.PINK
    ]
    assert pink == ["standing: act"]
    assert str(standing_chart.figure(INFO, width).to_json()).count(palette.PINK) == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_by_hand_is_underlined_and_a_difference_is_marked(width):
    drawn = traces(INFO, width)
    assert [x for x in drawn["by hand"].x if x is not None] == [6.3, 6.7, 6.3, 6.7]
    assert set(drawn["disagrees"].text) == {"≠"}
    assert len(drawn["disagrees"].x) == 2


@pytest.mark.parametrize("width", WIDTHS)
def test_marks_stand_in_their_rows(width):
    figure = standing_chart.figure(INFO, width)
    height = figure.layout.yaxis.range[0]
    ys = next(trace for trace in figure.data if trace.name == "standing: act").y
    assert [int(y // (height / 2)) for y in ys] == [0, 1]


def test_many_columns_have_upright_headings_and_few_do_not():
    upright = [note.textangle for note in standing_chart.figure(INFO).layout.annotations if note.textangle]
    assert upright == [-90] * 7
    few = standing_chart.info(
        ("The records say", "Written by hand"), [StandingRow("Honesty", CELLS[:2])], what="x", headline="y"
    )
    assert not [note for note in standing_chart.figure(few).layout.annotations if note.textangle]


def test_where_nobody_wrote_anything_it_says_none():
    drawn = standing_chart.info(
        ("Records", "By hand"), [StandingRow("Honesty", (CELLS[0], None))], what="x", headline="y"
    )
    assert list(traces(drawn, "wide")["nothing written"].text) == ["none"]


def test_what_somebody_typed_is_shown_and_not_obeyed():
    """Mutant: the name as it was typed."""
    for width in ("wide", "narrow"):
        texts = [note.text for note in standing_chart.figure(INFO, width).layout.annotations]
        assert "Winter &lt;i&gt;plan&lt;/i&gt;" in texts
        assert "Monitoring &amp; &lt;b&gt;more&lt;/b&gt;" in texts


def test_a_long_name_is_cut_and_stands_whole_in_the_table():
    drawn = standing_chart.info(("A",), [StandingRow("x" * 60, (CELLS[0],))], what="x", headline="y")
    assert any(note.text == "x" * 35 + "…" for note in standing_chart.figure(drawn).layout.annotations)


def test_the_legend_explains_what_is_on_the_chart_and_nothing_else():
    words = [words for _, words in standing_chart.legend(INFO)]
    assert words == [
        *(
            "shown",
            "partly",
            "not shown: act on this",
            "not shown, too late to change",
            "not yet",
            "can't tell",
        ),
        *("by hand", "by hand says something else"),
    ]
    few = standing_chart.info(("A",), [StandingRow("x", (CELLS[0],))], what="x", headline="y")
    assert standing_chart.legend(few) == (("er-circle", "shown"),)
