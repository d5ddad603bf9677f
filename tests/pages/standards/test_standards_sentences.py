"""What the page of standards says in words: its headline, what else must be known, and each piece of evidence."""

from datetime import date

import pytest

from data.standards import frames, kinds
from models.standards import Evidence, Stands, WrittenEvidence
from models.vocabulary import Standing
from pages.parts.sentences import on_evidence, on_standards
from pages.parts.standards import standings_table
from pages.parts.standards.standings import InEngagement, Standings

FRAME = frames.frames()["standards"]
SHOWN, PARTLY, NOT_SHOWN = Standing.SHOWN, Standing.PARTLY, Standing.NOT_SHOWN
NOT_YET, CANT_TELL = Standing.NOT_YET, Standing.CANNOT_TELL
OVERDUE = Evidence("told_in_time", NOT_SHOWN, 8, 17, amount=5, act=True)
FEW_METHODS = Evidence("methods", NOT_SHOWN, 3, 10)


def stand(slug, standing, *evidence, rests_on="records", records=None, written=(), disagrees=False):
    return Stands(
        FRAME.standard(slug),
        None,
        standing,
        rests_on,
        records or standing,
        evidence,
        written,
        disagrees,
        act=any(piece.act for piece in evidence),
    )


def listed(*changed):
    """Return the eleven standards, all shown but those given."""
    other = {each.standard.slug: each for each in changed}
    return [other.get(each.slug) or stand(each.slug, SHOWN) for each in FRAME.standards]


BY_HAND = WrittenEvidence(
    1, "standards", "support", None, SHOWN, "We hired a hall.", "Head of Care", date(2026, 5, 3)
)


# --- the headline


def test_the_headline_says_how_many_are_shown_and_why_one_is_not():
    found = on_standards.headline(
        FRAME, listed(stand("feedback", NOT_SHOWN, OVERDUE), stand("support", PARTLY))
    )
    assert found.claim == "We can show 9 of our 11 standards in full"
    assert found.rest == ", and 1 in part. Feedback is not shown: five reports are overdue an answer."


def test_all_and_none():
    """Mutant: the number 0."""
    assert str(on_standards.headline(FRAME, listed())) == "We can show all of our 11 standards in full."
    none = [stand(each.slug, NOT_YET) for each in FRAME.standards]
    assert str(on_standards.headline(FRAME, none)) == "We can show none of our 11 standards in full."


def test_what_can_still_be_put_right_is_told_first():
    """Mutant: reference order."""
    found = on_standards.headline(
        FRAME, listed(stand("methods", NOT_SHOWN, FEW_METHODS), stand("feedback", NOT_SHOWN, OVERDUE))
    )
    assert found.rest == ". Feedback is not shown: five reports are overdue an answer. Nor is methods."


def test_many_that_are_not_shown_are_counted():
    """Mutant: all of them named."""
    slugs = ("honesty", "methods", "planning", "proactive")
    found = on_standards.headline(FRAME, listed(*(stand(slug, NOT_SHOWN, FEW_METHODS) for slug in slugs)))
    assert found.rest.startswith(". Four standards are not shown. Honesty is one of them: ")


def test_the_headline_of_one_engagement_names_it():
    one = Evidence("told_in_time", NOT_SHOWN, 0, 1, amount=1, act=True)
    found = on_standards.headline(FRAME, listed(stand("feedback", NOT_SHOWN, one)), title="Winter plan")
    assert str(found) == (
        "“Winter plan” shows 10 of our 11 standards in full. Feedback is not shown: one report is overdue an answer."
    )


def test_not_shown_by_hand_alone_has_no_reason_from_the_records():
    found = on_standards.headline(
        FRAME, listed(stand("support", NOT_SHOWN, rests_on="hand", records=CANT_TELL))
    )
    assert found.rest == ". Support is not shown."


def test_another_frame_counts_in_its_own_words():
    gunning = frames.frames()["gunning"]
    all_shown = [
        Stands(each, None, SHOWN, "records", SHOWN, (), (), False, False) for each in gunning.standards
    ]
    assert (
        on_standards.headline(gunning, all_shown).claim
        == "We can show all of the 4 Gunning principles in full"
    )


def test_names_of_other_frames_are_quoted():
    """Mutant: the bare name, which reads as a verb."""
    steps = frames.frames()["accessible"]
    share = Stands(steps.standard("share"), None, NOT_SHOWN, "hand", CANT_TELL, (), (BY_HAND,), False, True)
    assert on_standards.headline(steps, [share]).rest == ". “Share” is not shown."


def test_what_else_a_reader_must_know():
    by_hand = stand("support", SHOWN, rests_on="hand", records=CANT_TELL, written=(BY_HAND,))
    differing = stand("honesty", PARTLY, written=(BY_HAND,), disagrees=True)
    found = listed(stand("planning", NOT_YET), stand("proactive", CANT_TELL), by_hand, differing)
    assert on_standards.more(
        found, [("All our work", each) for each in found] + [("Winter plan", differing)]
    ) == (
        "For one it is too early to say and on one the records can't tell.",
        "One standing rests on what was written by hand.",
        "In two places what was written by hand says something else than the records (All our work: honesty; Winter plan: "
        "honesty).",
    )
    assert on_standards.more(listed(), [("Winter plan", each) for each in listed()]) == ()


# --- the words of a standing


@pytest.mark.parametrize(
    ("each", "words"),
    [
        (stand("honesty", SHOWN), "Shown"),
        (stand("support", SHOWN, rests_on="hand", written=(BY_HAND,)), "Shown, by hand"),
        (stand("honesty", PARTLY, written=(BY_HAND,), disagrees=True), "Partly (by hand: shown)"),
        (stand("honesty", CANT_TELL, rests_on="nothing"), "Can't tell"),
    ],
)
def test_a_standing_in_words(each, words):
    assert on_standards.cell_words(each) == words


def test_evidence_by_hand_says_how_it_stands_to_the_records():
    """Mutant: the same words beside all."""
    instead = stand("support", SHOWN, rests_on="hand", written=(BY_HAND,))
    differs = stand("support", PARTLY, written=(BY_HAND,), disagrees=True)
    beside = stand("support", SHOWN, written=(BY_HAND,))
    older = stand("support", SHOWN, written=(BY_HAND, BY_HAND))
    assert on_standards.written_text(BY_HAND, instead) == f"We hired a hall. {on_standards.INSTEAD}"
    assert on_standards.written_text(BY_HAND, differs) == f"We hired a hall. {on_standards.DISAGREES}"
    assert on_standards.written_text(BY_HAND, beside) == f"We hired a hall. {on_standards.SECOND}"
    assert on_standards.written_text(BY_HAND, older) == f"We hired a hall. {on_standards.SECOND}"


def test_the_source_says_whose_words_stand_there():
    said = {slug: on_standards.official(frame) for slug, frame in frames.frames().items()}
    assert said["standards"].endswith(
        "Names and promises are in our own words; read the source before quoting."
    )
    assert "our wording” stands beside them" in said["gunning"]
    assert "names are those of the source;" in said["accessible"]
    assert all("in our words" in each or "in our own words" in each for each in said.values())


def test_a_heading_marks_our_wording_where_others_are_official():
    """Mutant: never marked."""
    gunning = frames.frames()["gunning"]
    reasons = Stands(gunning.standard("reasons"), None, SHOWN, "records", SHOWN, (), (), False, False)
    assert on_standards.heading(reasons, whole_frame_ours=False).startswith(
        "Sufficient reasons (our wording): shown. "
    )
    assert on_standards.heading(reasons, whole_frame_ours=True).startswith("Sufficient reasons: shown. ")


# --- the words of evidence


@pytest.mark.parametrize(
    ("said", "words", "figure"),
    [
        (
            Evidence("can_change", PARTLY, 1, 2),
            "Only one of two is written: what can change, or what can't.",
            "1 of 2",
        ),
        (
            Evidence("purpose_written", PARTLY, 2, 3),
            "2 of 3 are written: purpose, decision, day of feedback.",
            "2 of 3",
        ),
        (
            Evidence("closed_before_decision", SHOWN, 30, 14),
            "30 days lie between its closing and the decision.",
            "30 days",
        ),
        (
            Evidence("closed_before_decision", NOT_SHOWN, detail="decided_first", amount=1),
            "The decision came 1 day before it closed.",
            "–",
        ),
        (
            Evidence("closed_before_decision", NOT_SHOWN, detail="still_open"),
            "It was decided while people could still take part.",
            "–",
        ),
        (
            Evidence("time_to_answer", PARTLY, 20, 28),
            "From opening to closing: 20 days to take part.",
            "20 days",
        ),
        (
            Evidence("beyond_surveys", SHOWN, 1, 3),
            "1 of 3 activities is consultation or participation.",
            "1 of 3",
        ),
        (Evidence("beyond_surveys", NOT_SHOWN, 0, 3), "Its activities only gather information.", "0 of 3"),
        (Evidence("level_reached", PARTLY, detail="involve"), "The furthest level is “Involve”.", "–"),
        (Evidence("methods", NOT_SHOWN, 1, 2), "There is one way to take part.", "1 way"),
        (
            Evidence("partners", PARTLY, 0, 1, amount=1),
            "One partner is named, and none held an activity.",
            "0 of 1",
        ),
        (
            Evidence("where_people_are", SHOWN, 2, 4),
            "2 of 4 activities went to where people already are.",
            "2 of 4",
        ),
        (
            Evidence("formats", PARTLY, 2, 4, amount=1),
            "2 of 4 activities offered an accessible format, and one other language was offered.",
            "2 of 4",
        ),
        (
            Evidence("needs_met", PARTLY, 60, 80),
            "About 60 of about 80 needs that people stated were met.",
            "about 60 of about 80",
        ),
        (
            Evidence("needs_met", PARTLY, 420, 540, amount=27),
            "At least 420 of about 540 needs that people stated were met.",
            "at least 420 of about 540",
        ),
        (
            Evidence("needs_met", NOT_SHOWN, 0, 60, amount=9),
            "Fewer than 10 of about 60 needs that people stated were met.",
            "fewer than 10 of about 60",
        ),
        (
            Evidence("reasoned_answers", NOT_SHOWN, 0, 1, amount=1),
            "The one finding has no answer, and is overdue.",
            "0 of 1",
        ),
        (
            Evidence("reasoned_answers", PARTLY, 8, 12, amount=4),
            "8 of 12 findings have an answer, with the reason where we did not agree to all of it; four are overdue without a "
            "decision.",
            "8 of 12",
        ),
        (
            OVERDUE,
            "8 of 17 answers that were given or due reached people in time; five are overdue.",
            "8 of 17",
        ),
        (Evidence("told_in_time", NOT_YET, detail="not_due"), "No answer is due yet.", "–"),
        (
            Evidence("told_in_time", NOT_SHOWN, 0, 0, detail="nothing_on_record"),
            "People were promised to hear back by now, and nothing on record says that they did.",
            "–",
        ),
        (
            Evidence("actions_done", NOT_SHOWN, 0, 0, amount=1),
            "Nothing is agreed, and an answer is overdue.",
            "–",
        ),
        (
            Evidence("monitoring", PARTLY, 5, 9, amount=7),
            "Of 9 protected characteristics, 7 were asked about, and 5 answered by at least 60% of those asked.",
            "5 of 9",
        ),
        (Evidence("monitoring", CANT_TELL), on_evidence.NO_FIGURES, "–"),
        (
            Evidence("methods", NOT_YET, 1, 2, early="not_closed"),
            "It is still open. So far: there is one way to take part.",
            "1 way",
        ),
        (Evidence("methods", NOT_YET, 1, 2, early="not_open"), on_evidence.NOT_OPEN, "1 way"),
    ],
)
def test_what_evidence_says_of_one_engagement(said, words, figure):
    assert on_evidence.words(said, of_all=False) == words
    assert on_evidence.figure(said, of_all=False) == figure


def test_partners_that_are_not_there_are_told_in_words():
    """Mutant: the numbers 0 of 6."""
    none = Evidence("partners", NOT_SHOWN, 0, 6, amount=0)
    some = Evidence("partners", SHOWN, 1, 6, amount=2)
    assert on_evidence.words(none, of_all=False) == "No partner is named, and none held an activity."
    assert (
        on_evidence.words(some, of_all=False)
        == "Two partners are named, and 1 of 6 activities was held by one."
    )


def test_of_all_work_engagements_are_counted():
    """Mutant: the words of one engagement."""
    said = Evidence("time_to_answer", SHOWN, 14, 15)
    assert (
        on_evidence.words(said, of_all=True)
        == "14 of 15 engagements gave people at least 28 days to take part."
    )
    assert on_evidence.figure(said, of_all=True) == "14 of 15"
    assert on_evidence.words(Evidence("methods", CANT_TELL), of_all=True) == on_evidence.NO_ENGAGEMENT


def test_there_are_words_for_every_kind_of_one_engagement_and_of_all():
    assert set(frames.kinds()) == on_evidence.KINDS
    for kind in kinds.OF_ONE:
        assert on_evidence.words(
            Evidence(kind, SHOWN, 3, 4, detail="involve", amount=2), of_all=True
        ).endswith(".")


def test_a_page_of_activities_opens_on_the_engagement_where_it_has_figures_of_it():
    """Mutants: never; where there is no figure too, which that page would not have; of all our work."""
    some = stand("planning", PARTLY, Evidence("monitoring", PARTLY, 5, 9, amount=7))
    none = stand("planning", CANT_TELL, Evidence("monitoring", CANT_TELL))
    met = stand("support", PARTLY, Evidence("needs_met", PARTLY, 60, 80))

    def link(each, row=True):
        one = InEngagement("winter-plan", "Winter plan", (each,)) if row else None
        table = standings_table.evidence(Standings(FRAME, (each,), ()), one, caption="Evidence")
        return table.rows[0].cells[0].link

    assert link(some) == (
        "can-we-trust-it?engagement=winter-plan&activities=engagement%3Dwinter-plan&period=all"
    )
    assert link(none) == "can-we-trust-it?engagement=winter-plan"
    assert link(met) == "accessible-information?engagement=winter-plan"
    assert link(some, row=False) == "can-we-trust-it?"
