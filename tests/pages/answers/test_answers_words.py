"""What *You said, we did* says, from findings and a day: headline, list, tables, steps, and both charts.

Mutants, each caught here: the youngest of those who wait named; those who wait in time counted as overdue; text of a
report not escaped; an overdue line on a report that is not.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.register import shown_names
from data.register.engagements import EngagementEntry, KnownEngagement
from data.responses import waiting
from data.responses.rules import answer_rules
from models.protected import ProtectedCount
from models.vocabulary import Decision, Withheld
from pages.parts import wording
from pages.parts.answers import (
    answer_reads,
    days_chart,
    flow_steps,
    in_time_table,
    timeline_chart,
    waiting_list,
    waiting_tables,
    waiting_words,
)
from pages.parts.answers.answer_reads import Answers
from pages.parts.sentences import on_answers, on_in_time
from tests.findings import a_finding

ON = date(2026, 10, 2)
PEOPLE = ProtectedCount(160, None, 156, 164)
NETWORK = a_finding("old", received=date(2022, 6, 14), community="lgbt", through="LGBT+ Network")


def answers(*findings, people=PEOPLE) -> Answers:
    return Answers(ON, waiting.standings(findings, on=ON), {"work": people})


def nowhere(_) -> str:
    return ""


def days_ago(number: int, reference: str = "f", **more):
    return a_finding(reference, received=ON - timedelta(days=number), **more)


HEADLINES = [
    (
        (NETWORK, days_ago(91, "b"), days_ago(90, "c")),
        PEOPLE,
        "160 people told us through the LGBT+ Network, and have waited over four years for an answer.",
        " One more report is overdue.",
    ),
    (
        (NETWORK, days_ago(91, "b"), days_ago(95, "c")),
        ProtectedCount(None, Withheld.FEWER_THAN_10, 1, 9),
        "Fewer than 10 people told us through the LGBT+ Network, and have waited over four years for an answer.",
        " Two more reports are overdue.",
    ),
    (
        (NETWORK,),
        ProtectedCount(None, Withheld.NOT_AVAILABLE, 0, 0),
        "People told us through the LGBT+ Network, and have waited over four years for an answer.",
        " No other report is overdue.",
    ),
    (
        (NETWORK,),
        None,
        "People told us through the LGBT+ Network, and have waited over four years for an answer.",
        " No other report is overdue.",
    ),
    (
        (days_ago(200, community="carers"),),
        PEOPLE,
        "Carers: what we heard in “Work” has waited six months for an answer.",
        " No other report is overdue.",
    ),
    (
        (days_ago(39), days_ago(38, "g")),
        PEOPLE,
        "No report is overdue an answer.",
        " Two wait; the oldest, “Report f”, came 39 days ago.",
    ),
    ((days_ago(200, told=80),), PEOPLE, on_answers.ALL_TOLD, " One report came in."),
]


@pytest.mark.parametrize(("findings", "people", "claim", "rest"), HEADLINES)
def test_the_headline_names_who_has_waited_longest(findings, people, claim, rest):
    found = on_answers.headline(answers(*findings, people=people))
    assert (found.claim, found.rest) == (claim, rest)


def test_people_are_said_to_stand_behind_a_report_only_where_their_engagement_has_no_other():
    """465 people in one engagement with five reports did not all say each of them. Mutant: they all did."""
    known = replace(answers(NETWORK), reports={"work": 2})
    assert on_answers.headline(known).claim == (
        "Lgbt: what we heard in “Work” has waited over four years for an answer."
    )
    assert "LGBT+ Network, 160 people took part" in waiting_list.as_html(
        known, known.waiting, said=False, leading=nowhere
    )


def test_the_board_is_told_who_has_waited_longest_and_how_many_are_overdue():
    (told,) = on_answers.on_board(answers(NETWORK, days_ago(91, "b"), days_ago(10, "c")))
    assert str(told) == (
        "Two reports are overdue an answer; those heard through the LGBT+ Network have waited over four years."
    )
    assert told.lead is not None
    assert told.lead.page == "you-said-we-did"
    assert on_answers.key_number(answers(NETWORK, days_ago(10, "c"))) == (
        ("1", "report overdue an answer, of 2 waiting"),
    )
    assert on_answers.on_board(answers(days_ago(90))) == ()
    assert on_answers.key_number(answers()) == ()


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (date(2022, 10, 2), "four years"),
        (date(2022, 10, 1), "over four years"),
        (date(2025, 10, 2), "a year"),
        (date(2025, 9, 1), "over a year"),
        (date(2025, 10, 3), "11 months"),
        (date(2026, 8, 2), "two months"),
        (date(2026, 8, 3), "60 days"),
        (date(2026, 10, 1), "1 day"),
    ],
)
def test_a_wait_as_a_sentence_says_it(first, words):
    assert waiting_words.about(first, ON) == words


def test_those_without_an_owner_are_counted_among_the_overdue():
    known = answers(NETWORK, days_ago(100, "b", owner=""), days_ago(10, "c", owner=""))
    assert on_answers.more(known, None) == ("One of the two overdue has no owner named.",)


def test_a_list_says_how_long_what_who_since_when_and_whose_it_is():
    known = answers(NETWORK, days_ago(39, "b", owner="", community="<b>x"))
    html = waiting_list.as_html(known, known.waiting, said=True, leading=nowhere)
    for words in (
        "4 years 3 months",
        "1,571 days",
        "LGBT+ Network, 160 people",
        "Received 14 June 2022",
        "Overdue since September 2022",
        "Owner: Head of Care",
        "<strong>No owner named</strong>",
        "&lt;b&gt;x in “Work”, 160 people took part",
        "“We said so.”",
    ):
        assert words in html, words
    assert html.count("er-act") == 1
    assert html.count("39 days") == 1
    assert "<b>x" not in html.lower().replace("<b>39", "")


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("A report", "Received 14 June 2022 in “A report”<"),
        ("", "Received 14 June 2022<"),
        (shown_names.KEPT_BACK, "Received 14 June 2022<"),
    ],
)
def test_a_report_says_in_which_paper_it_stands_but_on_the_board(source, line):
    """A reader of the page could not find the paper that it came from. Mutant: the source on the board too."""
    finding = replace(NETWORK, entry=replace(NETWORK.entry, source_report=source))
    known = answers(finding)
    assert line in waiting_list.as_html(known, known.waiting, said=True, leading=nowhere)
    assert "A report" not in waiting_list.as_html(known, known.waiting, said=False, leading=nowhere)
    told = replace(finding, response=replace(finding.response, decision=Decision.ACCEPTED, told_on=ON))
    (row,) = waiting_tables.came_of_it(answers(told).told).rows
    assert row.cells[0].text.endswith(
        "“We said so.” In: A report." if source == "A report" else "“We said so.”"
    )


def test_the_title_of_a_report_leads_on_where_there_is_somewhere():
    known = answers(NETWORK)
    html = waiting_list.as_html(known, known.waiting, said=False, leading=lambda _: 'x?a="b')
    assert '<h3><a target="_self" href="x?a=&quot;b">Report old</a></h3>' in html


def test_an_engagement_that_promised_an_answer_and_has_no_report_is_named():
    """Mutants: one due today; one with a report; a link for a name that is kept back."""

    def engagement(reference, title, due):
        return KnownEngagement(reference, EngagementEntry(title, feedback_due_on=due), "version", 1)

    listed = [
        engagement("a", "Lunch & more", ON - timedelta(days=1)),
        engagement("b", "Due today", ON),
        engagement("c", "No day", None),
        engagement("work", "Reported", ON - timedelta(days=1)),
        engagement("e", "Name not shown", ON - timedelta(days=1)),
    ]
    unheard = answer_reads.unheard(listed, reported={"work"}, on=ON)
    assert unheard == (("a", "Lunch & more"), ("e", "Name not shown"))
    told = waiting_list.unheard_as_html(
        replace(answers(), unheard=unheard), leading=lambda each: f"s?e={each}"
    )
    assert told == (
        "<p>Two engagements promised an answer and have no report on record: "
        '<a target="_self" href="s?e=a">Lunch &amp; more</a> and Name not shown.</p>'
    )
    assert on_answers.no_report(1) == "One engagement promised an answer and has no report on record: "
    assert waiting_list.unheard_as_html(answers(), leading=nowhere) == ""


def test_what_was_decided_and_not_told_says_so():
    known = answers(days_ago(100, decided=80, decision=Decision.PARTLY))
    html = waiting_list.as_html(known, known.waiting, said=False, leading=nowhere)
    assert "Partly accepted; people not told yet" in html
    assert "We said so" not in html


def test_the_steps_say_what_is_behind_each_number():
    known = answers(
        NETWORK,
        days_ago(200, "a", told=80),
        days_ago(200, "b", decided=70, done=75),
        days_ago(200, "c", told=80, decision=Decision.NOT),
    )
    told = [(each.number, each.word, each.note) for each in flow_steps.steps(known.flow)]
    assert told == [
        (4, "said", "reports received"),
        (3, "answered", "1 not decided yet"),
        (1, "done", "of 2 accepted in whole or part; 1 still to do; 1 not accepted"),
        (2, "told", "2 still wait to hear"),
    ]


def test_every_report_stands_in_the_table_those_that_wait_first():
    known = answers(days_ago(300, "told", told=100), NETWORK, days_ago(10, "new", owner=""))
    table = waiting_tables.reports(known)
    assert [[cell.text for cell in row.cells][:6] for row in table.rows] == [
        ["Report old", "Lgbt", "14 Jun 2022", "Overdue", "1,571", "4 years 3 months"],
        ["Report new", "Open to everyone", "22 Sep 2026", "Waiting", "10", "10 days"],
        ["Report told", "Open to everyone", "6 Dec 2025", "Told", "100", "3 months"],
    ]
    assert table.rows[1].cells[-1].text == "No owner named"
    assert len(waiting_tables.reports(known, most=2).rows) == 2
    whole = waiting_tables.reports(known, whole=True)
    assert all(len(row.cells) == len(whole.columns) for row in whole.rows)


def test_what_came_of_it_says_why_not_and_what_is_not_done_yet():
    bare = days_ago(300, "d", told=103)
    known = answers(
        days_ago(300, "a", told=100, done=90, decided=50),
        days_ago(300, "b", told=101, decision=Decision.NOT),
        days_ago(300, "c", told=102),
        replace(bare, response=replace(bare.response, action="")),
    )
    rows = [[cell.text for cell in row.cells][1:3] for row in waiting_tables.came_of_it(known.told).rows]
    assert rows == [
        ["Accepted", "not done yet"],
        ["Accepted", "To come: A new form."],
        ["Not accepted: No money.", "nothing to do"],
        ["Accepted", "A new form."],
    ]


# --- the charts


def traces(figure) -> dict[str, int]:
    return {trace.name: sum(each is not None for each in trace.x) for trace in figure.data}


def test_the_timeline_draws_who_waits_oldest_first():
    known = answers(NETWORK, days_ago(39, "b"), days_ago(100, "c", decided=95))
    drawn = timeline_chart.info(known.waiting, on=ON, headline="H.")
    assert [(row.label, row.overdue, row.waited) for row in drawn.rows] == [
        ("LGBT+ Network", True, "4 years 3 months"),
        ("Work: Report c", True, "3 months"),
        ("Work: Report b", False, "39 days"),
    ]
    assert [word for _, word in drawn.ticks] == ["2022", "2023", "2024", "2025", "2026"]
    assert drawn.alt == "Timeline of 3 reports that wait. H. A table has the same figures."
    for width in ("wide", "narrow"):
        figure = timeline_chart.figure(drawn, width)
        assert traces(figure) == {"promised days": 6, "overdue": 4, "received": 3, "decided": 1}
        said = [each.text for each in figure.layout.annotations]
        assert "<b>4 years 3 months</b>" in said
        assert "39 days" in said
        assert "Today" in said
        assert "2026" not in said or width == "wide"


def test_a_short_timeline_is_marked_by_quarters():
    drawn = timeline_chart.info(answers(days_ago(200)).waiting, on=ON, headline="H.")
    assert [word for _, word in drawn.ticks] == ["Jan 2026", "Apr 2026", "Jul 2026", "Oct 2026"]


def test_text_of_a_report_is_not_obeyed_by_a_figure():
    known = answers(days_ago(39, community="<b>x</b>"))
    figure = timeline_chart.figure(timeline_chart.info(known.waiting, on=ON, headline="H."), "wide")
    assert any("&lt;b&gt;x&lt;/b&gt;" in each.text for each in figure.layout.annotations)


@pytest.mark.parametrize(("waited", "late"), [(90, False), (91, True)])
def test_who_has_no_answer_yet_is_late_only_after_the_days_promised(waited, late):
    """Mutant: late as soon as nobody was told."""
    found = answer_reads.times(answers(days_ago(waited, community="carers")).standings, stages=())
    (row,) = days_chart.info(found.by_community, promised=90, headline="H.").rows
    assert (row.says, row.late) == ("nobody told yet", late)
    (cells,) = [
        each.cells
        for each in waiting_tables.times("Community", found.by_community, promised=90, caption="C").rows
    ]
    assert [cell.act for cell in cells if cell.text in ("0", "nobody told yet")] == [late, late]


def test_days_to_answer_draws_each_report_the_median_and_says_where_there_is_none():
    told = (10, 20, 30, 40, 50, 60, 130)
    known = answers(
        *(days_ago(900, f"a{n}", told=days) for n, days in enumerate(told)),
        *(days_ago(900, f"c{n}", told=days, community="carers") for n, days in enumerate((95, 100, 120))),
        days_ago(900, "d", told=20, community="deaf_people"),
        NETWORK,
    )
    found = answer_reads.times(known.standings, stages=(("consultation", "Consultation"),))
    drawn = days_chart.info(found.by_community, promised=90, headline="H.")
    assert [(row.label, row.median, row.late, row.says, row.of) for row in drawn.rows] == [
        ("Carers", 100, True, "100 days", "3 of 3 told"),
        ("Deaf people", None, False, "20 days", "1 of 1 told"),
        ("Lgbt", None, True, "nobody told yet", "0 of 1 told"),
        ("Open to everyone", 40, False, "40 days", "7 of 7 told"),
    ]
    for width in ("wide", "narrow"):
        assert traces(days_chart.figure(drawn, width)) == {
            "until the median": 4,
            "interval: in time": 2,
            "told": 11,
            "median: in time": 1,
            "median: late": 1,
        }
    assert [each.name for each in found.by_stage] == ["Consultation"]


def test_whether_some_wait_longer_is_said_or_that_it_can_not_be_told():
    few = answer_reads.times(answers(NETWORK).standings, stages=())
    assert on_answers.equity(few) == (on_answers.FAR_TOO_FEW,)
    quick = [days_ago(900, f"a{n}", told=days) for n, days in enumerate((10, 20, 30, 40, 50, 60))]
    slow = [
        days_ago(900, f"c{n}", told=days, community="carers")
        for n, days in enumerate((100, 110, 120, 130, 140, 150))
    ]
    found = answer_reads.times(answers(*quick, *slow, NETWORK).standings, stages=())
    two, each = on_answers.equity(found)
    without = answer_reads.times(answers(*quick, *slow).standings, stages=())
    assert on_answers.equity(without)[1] == "Waiting longer than all others together: Carers."
    assert two == (
        "Communities heard on their own wait longer: usually 130 days, against 40 where everyone could take part. Chance alone "
        "would hardly explain it."
    )
    assert each == (
        "For carers there is no clear difference. For one of 2 communities there are too few reports to tell."
    )
    assert on_answers.more(answers(), found) == (two,)


def test_who_waits_less_and_what_chance_can_make_are_said_the_right_way():
    """Mutants: both told as longer; the two medians the other way about."""
    slow = [days_ago(900, f"a{n}", told=days) for n, days in enumerate((100, 110, 120, 130, 140, 150))]
    quick = [
        days_ago(900, f"c{n}", told=days, community="carers")
        for n, days in enumerate((10, 20, 30, 40, 50, 60))
    ]
    found = answer_reads.times(answers(*slow, *quick).standings, stages=())
    assert on_answers.equity(found)[0] == (
        "Communities heard on their own wait less: usually 40 days, against 130 where everyone could take part. Chance alone "
        "would hardly explain it."
    )
    alike = [replace_community(each) for each in slow]
    found = answer_reads.times(answers(*slow, *alike).standings, stages=())
    assert on_answers.equity(found)[0] == (
        "Where one community was heard on its own: usually 130 days, against 130 where everyone could take part. A difference of "
        "this size can be chance."
    )
    assert on_answers.more(answers(), found) == (
        "Half of all reports took 130 days or more, counting those who still wait; we promise 90.",
    )


IN_TIME = [
    # told in time of those due, others, what is said of the difference
    ((7, 21), (6, 7), "52 lower; allowing for chance, 10 to 72 lower"),
    ((2, 7), (8, 10), "51 lower; allowing for chance, 4 to 76 lower"),
    ((4, 6), (5, 10), "17 higher; allowing for chance, 28 lower to 52 higher"),
    ((5, 5), (0, 5), "100 higher; allowing for chance, 39 to 100 higher"),
    ((3, 6), (3, 6), "no difference; allowing for chance, 44 lower to 44 higher"),
]


@pytest.mark.parametrize(("those", "others", "words"), IN_TIME)
def test_how_often_people_were_told_in_time_has_its_interval_in_words(those, others, words):
    """Mutants: the shares the other way about; the ends without their sides; the nearer end last."""
    known = [
        days_ago(900, f"{community}{n}", told=40 if n < told else 200, community=community)
        for community, (told, due) in (("carers", those), ("", others))
        for n in range(due)
    ]
    found = answer_reads.how_long(answers(*known))
    first = found.in_time[0]
    share, other = (wording.percent(told / due) for told, due in (those, others))
    assert on_in_time.sentence(first, rules=answer_rules()) == (
        f"Told within the 90 days promised: {those[0]} of {those[1]} reports from communities heard on their own ({share}), and "
        f"{others[0]} of {others[1]} where everyone could take part ({other}). In percentage points that is {words} (95% interval)."
    )
    table = in_time_table.table(found.in_time, rules=answer_rules())
    between = words.partition("chance, ")[2]
    assert [[each.text for each in row.cells] for row in table.rows] == [
        [name, f"{those[0]} of {those[1]}", f"{others[0]} of {others[1]}", words.partition(";")[0], between]
        for name in ("For one community", "Carers")
    ]
    assert [row.under for row in table.rows] == ["Against open to everyone", "Against all others"]


def test_too_few_due_are_said_to_be_too_few_and_none_due_not_to_be_nought_of_nought():
    known = [
        *(days_ago(900, f"a{n}", told=40) for n in range(9)),
        *(days_ago(900, f"c{n}", told=40, community="carers") for n in range(4)),
        days_ago(20, "d", community="deaf_people"),
    ]
    found = answer_reads.how_long(answers(*known))
    assert on_in_time.sentence(found.in_time[0], rules=answer_rules()) == (
        "Told within the 90 days promised: too few to tell, for there are fewer than 5 due on one side."
    )
    table = in_time_table.table(found.in_time, rules=answer_rules())
    assert [[each.text for each in row.cells] for row in table.rows] == [
        ["For one community", "4 of 4", "9 of 9", "too few to tell", "–"],
    ]
    assert on_in_time.notes(found.in_time)[1:] == ("For two communities too few reports are due to tell.",)
    alone = answer_reads.how_long(answers(*(days_ago(20, f"{n}") for n in range(3))))
    table = in_time_table.table(alone.in_time, rules=answer_rules())
    assert [[each.text for each in row.cells] for row in table.rows] == [
        ["For one community", "none due yet", "none due yet", "too few to tell", "–"],
    ]
    assert on_in_time.notes(alone.in_time) == (on_in_time.HOW,)


def replace_community(found):
    return replace(found, entry=replace(found.entry, community="carers"), community_name="Carers")


@pytest.mark.parametrize(
    ("name", "words"), [("carers", "carers"), ("deaf_people", "Deaf people"), ("somebody", "Somebody")]
)
def test_communities_without_a_clear_difference_are_named_inside_a_sentence(name, words):
    """Mutant: every name in small letters."""
    others = [days_ago(900, f"a{n}", told=days) for n, days in enumerate((100, 110, 120, 130, 140, 150))]
    own = [
        days_ago(900, f"c{n}", told=days, community=name)
        for n, days in enumerate((100, 110, 120, 130, 140, 150))
    ]
    found = answer_reads.times(answers(*others, *own).standings, stages=())
    assert on_answers.equity(found)[1] == f"For {words} there is no clear difference."


def test_a_day_that_is_not_the_promised_one_is_said_to_be_agreed():
    """Mutant: every day said to be agreed."""
    (promised, agreed) = waiting.standings([days_ago(10), days_ago(9, "g", due=180)], on=ON)
    assert waiting_words.since(promised) == "Due 21 December 2026"
    assert waiting_words.since(agreed) == "Due 22 March 2027 (180 days agreed)"


def test_the_steps_of_one_report_are_in_the_singular():
    assert [each.note for each in flow_steps.steps(answers(NETWORK).flow)] == [
        "report received",
        "1 not decided yet",
        "of 0 accepted in whole or part",
        "1 still waits to hear",
    ]
