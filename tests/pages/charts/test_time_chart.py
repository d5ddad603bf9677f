"""The chart over time: what it thinks (info), then what it draws (figure)."""

import re

import pytest

from models.vocabulary import Change, Missing, Verdict
from pages.parts.charts import time_chart, time_panels
from pages.parts.charts.reach_chart import ReachHeading, ReachRow
from pages.parts.charts.time_chart import TimeInfo, TimePoint, TimeRow
from tests.pages.charts.test_figure_numbers import allowed, numbers_in
from tests.pages.pet_series import YEARS, over
from tests.pages.pets import benchmark, pets

FEW = {"known": 1000, "cats": 100, "dogs": None, "fish": 100, "birds": 790}
MANY = {"known": 1000, "cats": 300, "dogs": 100, "fish": 100, "birds": 500}
QUARTERS = ("2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1")


def info(series, headings=None, targets=None):
    return time_chart.info(
        series,
        headings=headings or {},
        what="pet, financial years",
        headline="It is so.",
        targets=targets or {},
    )


def row(drawn, label) -> TimeRow:
    return next(each for each in drawn.rows if isinstance(each, TimeRow) and each.label == label)


class TestInfo:
    def test_a_group_in_two_periods_and_the_gap_between_them(self):
        drawn = info(over(pets(**FEW), None, pets(**MANY)))
        cats = row(drawn, "Cats")
        then, gap, now = cats.points
        assert then == TimePoint(
            ReachRow(
                "2023/24", "100", "300", Verdict.UNDER,
                at=pytest.approx(0.1 / 0.3), line=pytest.approx((0.276365, 0.400507), abs=1e-6),
            )
        )  # fmt: skip
        assert gap == TimePoint(ReachRow("2024/25", "not available", "–", None), gap="not available")
        assert (now.track.at, now.track.verdict) == (pytest.approx(1.0), Verdict.IN_LINE)
        assert (cats.now, cats.change, cats.plain) == (Verdict.IN_LINE, Change.MORE, "")

    def test_a_hidden_number_has_a_band_and_no_mark(self):
        """Mutant: `hatched_to` taken for nothing drawn, which wrote "under-reached" into the gap."""
        dogs = row(info(over(pets(**FEW), pets(**MANY))), "Dogs")
        assert (dogs.points[0].track.at, dogs.points[0].gap) == (None, "")
        assert dogs.points[0].track.hatched_to == pytest.approx(9 / 996 / 0.3)

    def test_why_nothing_is_drawn(self):
        """Mutant: "not available" for every reason."""
        asked_nobody = pets(known=0, asked=0, people=60, cats=0, dogs=0, fish=0, birds=0)
        thin = pets(
            known=100, asked=200, missing={Missing.NOT_KNOWN: 100}, cats=30, dogs=30, fish=10, birds=30
        )
        drawn = info(over(pets(**FEW), asked_nobody, thin, None))
        assert [point.gap for point in row(drawn, "Cats").points] == [
            "",
            "not asked",
            "not enough answers",
            "not available",
        ]

    def test_a_hidden_number_among_too_few_answers_is_words_too(self):
        """One period has one reason. Mutant: the hatched bar of a hidden group beside "not enough answers"."""
        thin = pets(
            known=100, asked=200, missing={Missing.NOT_KNOWN: 100}, cats=None, dogs=30, fish=10, birds=60
        )
        points = [row(info(over(thin)), name).points[0] for name in ("Cats", "Dogs")]
        assert [(point.gap, point.track.hatched_to) for point in points] == [("not enough answers", None)] * 2

    def test_a_group_without_a_population_figure_is_words_and_no_panel(self):
        of_two = benchmark({"cats": "0.5", "dogs": "0.5"})
        point = pets(known=300, cats=100, dogs=100, fish=100, population=of_two)
        drawn = info(over(point, None, point))
        assert row(drawn, "Fish").plain == time_chart.NOTHING_TO_COMPARE
        assert row(drawn, "Cats").plain == ""

    def test_periods_that_are_never_there_keep_their_panel(self):
        """Mutant: "no population figure" said of a group that is only not available."""
        drawn = info(over(pets(**FEW, selection=over(pets(**FEW)).points[0].table.selection)))
        gone = info(over(None, pets(**FEW)))
        thin = pets(
            known=100, asked=200, missing={Missing.NOT_KNOWN: 100}, cats=30, dogs=30, fish=10, birds=30
        )
        silent = info(over(thin, None, thin))
        assert row(drawn, "Cats").plain == row(gone, "Cats").plain == row(silent, "Cats").plain == ""

    def test_every_group_has_a_row_in_reference_order_under_its_heading(self):
        drawn = info(
            over(pets(**FEW), pets(**MANY)), headings={"cats": "Legs", "dogs": "Legs", "fish": "Fins"}
        )
        assert [f"{type(each).__name__}: {each.label}" for each in drawn.rows] == [
            "ReachHeading: Legs", "TimeRow: Cats", "TimeRow: Dogs", "ReachHeading: Fins", "TimeRow: Fish",
            "TimeRow: Birds",
        ]  # fmt: skip

    def test_a_few_periods_have_their_own_names_and_the_people_heard(self):
        drawn = info(over(*[pets(**FEW)] * 5))
        assert drawn.spelled_out
        assert drawn.labels == tuple((float(n), f"{2023 + n}/{24 + n}") for n in range(5))
        assert drawn.breaks == ()

    def test_many_years_have_every_second_name_the_newest_always(self):
        drawn = info(over(*[pets(**FEW)] * 6))
        assert not drawn.spelled_out
        assert drawn.labels == ((1.0, "2024/25"), (3.0, "2026/27"), (5.0, "2028/29"))

    def test_quarters_stand_over_the_name_of_their_year(self):
        """A single quarter of a year has no room for a name. Mutant: the year that the calendar has."""
        drawn = info(over(*[pets(**FEW)] * 7, periods=QUARTERS, buckets="quarters"))
        assert drawn.labels == ((0.5, "2024/25"), (3.5, "2025/26"))
        assert drawn.breaks == (1.5, 5.5)

    def test_a_few_quarters_have_their_own_names(self):
        drawn = info(over(*[pets(**FEW)] * 3, periods=QUARTERS, buckets="quarters"))
        assert [name for _, name in drawn.labels] == ["Oct to Dec 2024", "Jan to Mar 2025", "Apr to Jun 2025"]

    def test_over_the_verdicts_stands_what_they_are_of(self):
        drawn = info(over(pets(**FEW), pets(**MANY), None))
        assert drawn.over_the_verdicts == "In 2024/25,<br>and change since<br>2023/24"
        assert info(over(None, pets(**FEW))).over_the_verdicts == "In 2024/25"

    def test_the_text_for_those_who_cannot_see_it(self):
        assert info(over(pets(**FEW), None, pets(**MANY))).alt == (
            "Reach ratios over time of pet, financial years, 4 groups, 3 periods. It is so. One hidden, fewer than 10 "
            "people. Four missing. A table has the same figures."
        )

    def test_a_target_stands_where_it_is_in_force(self):
        drawn = info(over(pets(**FEW), pets(**MANY)), targets={("2024-25", "cats"): 0.27})
        assert [point.target for point in row(drawn, "Cats").points] == [None, pytest.approx(0.9)]
        assert [point.target for point in row(drawn, "Dogs").points] == [None, None]


@pytest.mark.parametrize("width", ["wide", "narrow"])
class TestFigure:
    def test_traces_are_named_for_what_they_mean(self, width):
        figure = time_panels.figure(info(over(pets(**FEW), None, pets(**MANY))), width)
        names = [trace.name for trace in figure.data]
        assert names.index("band") < names.index("hidden") < names.index("interval: under-reached")
        assert {"interval: under-reached", "mark: under-reached", "mark: about in line"} <= set(names)
        assert names[-1] == "period and people heard"
        assert figure.layout.hovermode is False

    def test_no_line_joins_two_points(self, width):
        """Method 2.6 D2. Mutant: the None between two intervals left out."""
        figure = time_panels.figure(info(over(*[pets(**FEW)] * 3)), width)
        lines = [trace for trace in figure.data if trace.name.startswith("interval")]
        assert lines
        for trace in lines:
            for before, after in zip(trace.x, trace.x[1:], strict=False):
                assert before == after or None in (before, after)

    def test_the_scale_is_the_same_whatever_the_counts(self, width):
        """Scale never tells of hidden numbers (method 2.8 no. 17). Mutant: the panel's end at its highest mark."""
        few = time_panels.figure(info(over(pets(**FEW), pets(**FEW))), width)
        many = time_panels.figure(
            info(over(pets(**FEW), pets(known=1000, cats=900, dogs=None, fish=50, birds=50))), width
        )
        assert few.layout.height == many.layout.height
        assert few.layout.xaxis.range == many.layout.xaxis.range == (-0.5, 1.5)

    def test_every_panel_has_its_axis_words(self, width):
        figure = time_panels.figure(info(over(pets(**FEW), pets(**MANY))), width)
        axis = [trace for trace in figure.data if trace.name == "axis" and trace.mode == "text"]
        said = [{re.sub("&#160;|<br>", " ", text).split()[0] for text in trace.text} for trace in axis]
        assert said == [{"Nobody"}, {"In"}, {"Double"}]
        assert [len(trace.text) for trace in axis] == [4, 4, 4]

    def test_a_gap_has_words_once_for_neighbours(self, width):
        figure = time_panels.figure(info(over(pets(**FEW), None, None, pets(**MANY))), width)
        gaps = [note for note in figure.layout.annotations if note.text == "not<br>available"]
        assert [(note.x, note.textangle) for note in gaps] == [(1.5, 0)] * 4

    def test_a_gap_of_one_among_many_is_written_upwards(self, width):
        points = [pets(**FEW), None, *[pets(**FEW)] * 5]
        figure = time_panels.figure(info(over(*points)), width)
        gaps = [note for note in figure.layout.annotations if note.text == "not available"]
        assert [(note.x, note.textangle) for note in gaps] == [(1, -90)] * 4

    def test_what_changed_stands_in_bold_beside_the_verdict(self, width):
        figure = time_panels.figure(info(over(pets(**FEW), pets(**MANY))), width)
        words = [note.text for note in figure.layout.annotations]
        assert "<b>↑ More than before</b>" in words
        assert "<b>↓ Fewer than before</b>" in words
        assert "No clear change" in words

    def test_a_target_is_a_line_of_its_own(self, width):
        drawn = info(over(pets(**FEW), pets(**MANY)), targets={("2024-25", "cats"): 0.15})
        figure = time_panels.figure(drawn, width)
        (line,) = [trace for trace in figure.data if trace.name == "target"]
        assert line.x == (0.65, 1.35, None)
        assert [note.text for note in figure.layout.annotations].count("target") == 1

    @pytest.mark.parametrize(
        "drawn",
        [
            TimeInfo((), (), (), True, "", "a"),
            TimeInfo((ReachHeading("Legs"),), (), (), False, "", "a"),
            info(over(None, pets(**FEW))),
            info(over(*[pets(known=40, cats=20, dogs=10, fish=None, birds=10)] * 2)),
        ],
        ids=["empty", "heading only", "one point", "beyond the axis"],
    )
    def test_every_figure_can_be_drawn(self, width, drawn):
        assert time_panels.figure(drawn, width).layout.yaxis.range[1] == 0


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("count", [3, 6])
def test_every_number_of_the_chart_is_made_from_shown_values(count, width):
    """Method 2.8 no. 13 and 14. Heights are turned back into ratios.

    Mutants: the foot of a hatched bar at 0.1 of a panel; a mark of a hidden group at 0.4321.
    """
    points = [pets(**FEW), pets(**MANY), None, pets(**FEW), pets(**MANY), pets(**FEW)][:count]
    series = over(*points)
    figure = time_panels.figure(info(series), width)
    (level,) = [trace for trace in figure.data if trace.name == "in proportion"]
    tops = sorted({y - time_panels.HIGH / 2 for y in level.y if y is not None})
    known = set().union(*(allowed(point) for point in points if point))

    def ratio(y):
        top = max(top for top in tops if top <= y + 1e-6)
        return round(2 * (1 - (y - top) / time_panels.HIGH), 6)

    for trace in figure.data:
        if trace.name in ("axis", "band", "in proportion"):
            continue  # the same in every panel
        if trace.name.startswith("period"):
            years = {float(part) for period in YEARS for part in (period[:4], period[5:])}
            assert numbers_in(list(trace.text)) <= known | years
            continue
        ends = [y for y in trace.y if y is not None]
        if trace.type == "bar":
            ends = [*trace.base, *(foot + up for foot, up in zip(trace.base, trace.y, strict=True))]
        assert {ratio(y) for y in ends} <= {round(each, 6) for each in known}
        assert {x for x in trace.x if x is not None} <= set(range(count))
