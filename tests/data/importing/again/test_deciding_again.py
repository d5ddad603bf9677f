"""A label of a source is decided, changed or left to review again, and every stored import of that source follows.

Mutants: `change_number` not set; the label of another source decided too; ticks added without taking the old ones
out; people too young for a question given an answer; the trans status that another answer filled overwritten by a label
that says nothing; a label of two rows kept after its decision was taken back.
"""

from datetime import date

import pytest
from sqlmodel import select

from data.databases import intake_session, register_session
from data.importing import FileRefused, remembered, store, undo
from data.importing.again.deciding_again import (
    NO_ANSWER,
    NO_CHARACTERISTIC,
    NO_IMPORT,
    NO_SOURCE,
    NOT_DECIDED,
    NOT_KEPT,
    DecidedAgain,
    Scope,
    decide_again,
)  # fmt: skip
from models.intake import Participation, ParticipationLabel, ParticipationTick, UnmatchedLabel
from models.register import AuditEvent

TODAY = date(2026, 6, 15)
A = Scope("Partner A")


def decide(label: str, slug: str | None, *, characteristic: str = "gender", scope: Scope = A) -> DecidedAgain:
    return decide_again(label, characteristic=characteristic, slug=slug, scope=scope, who="steward")


def answers(characteristic: str) -> list[tuple[int, int, str, int]]:
    """Return import, row, answer and running number of the last change."""
    with intake_session() as session:
        every = session.exec(select(Participation).order_by(Participation.import_id, Participation.row)).all()
        return [(p.import_id, p.row, getattr(p, characteristic), p.change_number) for p in every]


def ticks(characteristic: str) -> dict[int, set[str]]:
    with intake_session() as session:
        found: dict[int, set[str]] = {}
        for row, slug in session.exec(
            select(Participation.row, ParticipationTick.category)
            .where(ParticipationTick.participation_id == Participation.id)
            .where(ParticipationTick.characteristic == characteristic)
        ):
            found.setdefault(row, set()).add(slug)
        return found


def labels() -> list[tuple[str, int, str | None, str | None]]:
    with intake_session() as session:
        every = session.exec(select(UnmatchedLabel).order_by(UnmatchedLabel.id)).all()
        return [(one.label, one.count, one.decided_slug, one.decided_by) for one in every]


def test_every_import_of_the_source_follows_and_no_other(databases, people, activity) -> None:
    reference = activity()
    for name, source in (("1.csv", "Partner A"), ("2.csv", "Partner B"), ("3.csv", "Partner A")):
        found = people(
            "Gender,Age", "Jedi,34", "jedi,35", "JEDI,36", f"Woman,{name[0]}0", name=name, source=source
        )
        store(found, activity=reference, who="steward", today=TODAY)
    done = decide("Jedi", "other_gender")
    assert done == DecidedAgain("other_gender", 2, 6, 0, 0, False, 4)
    assert [row for row in answers("gender") if row[1] < 5] == [
        *((1, row, "other_gender", 4) for row in (2, 3, 4)),
        *((2, row, "needs_review", 2) for row in (2, 3, 4)),
        *((3, row, "other_gender", 4) for row in (2, 3, 4)),
    ]
    # Whoever holds no such label did not change.
    assert [change for _, row, _, change in answers("gender") if row == 5] == [1, 2, 3]
    assert labels() == [
        ("Jedi", 3, "other_gender", "steward"),
        ("Jedi", 3, None, None),
        ("Jedi", 3, "other_gender", "steward"),
    ]
    with register_session() as session:
        noted = session.exec(select(AuditEvent).where(AuditEvent.what == "decide")).all()
        assert [one.detail for one in noted] == ["gender: a label decided; 2 imports of Partner A follow"]


def test_the_next_import_of_the_source_is_read_by_it(databases, people, activity) -> None:
    reference = activity()
    store(
        people("Gender", "Jedi", "Jedi", "Jedi", source="Partner A"),
        activity=reference,
        who="steward",
        today=TODAY,
    )
    decide("Jedi", "other_gender")
    with intake_session() as session:
        assert remembered(session, source="Partner A") == {"gender": {"Jedi": "other_gender"}}
        known = remembered(session, source="Partner A")
    store(
        people("Gender", "Jedi", source="Partner A", decisions=known),
        activity=reference,
        who="steward",
        today=TODAY,
    )
    assert answers("gender")[-1][2] == "other_gender"
    # Changed once more, both follow.
    assert decide("Jedi", "man").people == 4
    assert {slug for _, _, slug, _ in answers("gender")} == {"man"}


def test_a_decision_is_taken_back_by_leaving_it_to_review(databases, people, activity) -> None:
    store(
        people("Gender", "Jedi", "Jedi", "Jedi", source="Partner A"),
        activity=activity(),
        who="steward",
        today=TODAY,
    )
    decide("Jedi", "other_gender")
    assert decide("Jedi", None) == DecidedAgain(None, 1, 3, 0, 0, False, 3)
    assert [(slug, change) for _, _, slug, change in answers("gender")] == [("needs_review", 3)] * 3
    assert labels() == [("Jedi", 3, None, None)]
    assert decide("Jedi", "man").people == 3
    with intake_session() as session:
        assert len(session.exec(select(ParticipationLabel)).all()) == 3


def test_a_label_that_few_hold_is_forgotten_once_nobody_decides_it(databases, people, activity) -> None:
    found = people(
        "Gender", "Lass", "Lass", "Man", decisions={"gender": {"Lass": "woman"}}, source="Partner A"
    )
    store(found, activity=activity(), who="steward", today=TODAY)
    done = decide("Lass", None)
    assert (done.people, done.forgotten) == (2, True)
    assert [slug for _, _, slug, _ in answers("gender")] == ["needs_review", "needs_review", "man"]
    assert labels() == []
    with intake_session() as session:
        assert session.exec(select(ParticipationLabel)).all() == []
    assert decide("Lass", "woman").people == 0


def test_what_changes_nothing_changes_nobody(databases, people, activity) -> None:
    store(
        people("Gender", "Jedi", "Jedi", "Jedi", source="Partner A"),
        activity=activity(),
        who="steward",
        today=TODAY,
    )
    assert decide("jedi", "man").people == 3
    assert decide(" JEDI ", "man").people == 0
    assert {change for *_, change in answers("gender")} == {2}


def test_an_import_without_a_source_is_decided_alone(databases, people, activity) -> None:
    reference = activity()
    for name in ("1.csv", "2.csv"):
        found = people("Gender,Age", *["Jedi,34"] * 3, f"Man,{name[0]}0", name=name)
        store(found, activity=reference, who="steward", today=TODAY)
    assert decide("Jedi", "man", scope=Scope(number=2)).people == 3
    assert [slug for number, row, slug, _ in answers("gender") if row == 2] == ["needs_review", "man"]
    with intake_session() as session:
        assert remembered(session, source="") == {}


def test_an_import_that_names_a_source_stands_for_the_source(databases, people, activity) -> None:
    reference = activity()
    for name in ("1.csv", "2.csv"):
        found = people("Gender,Age", *["Jedi,34"] * 3, f"Man,{name[0]}0", name=name, source="Partner A")
        store(found, activity=reference, who="steward", today=TODAY)
    assert decide("Jedi", "man", scope=Scope(number=2)).imports == 2


def test_a_label_that_no_row_is_known_to_hold_is_decided_for_later_files(databases, people, activity) -> None:
    store(
        people("Gender", "Jedi", "Man", source="Partner A"), activity=activity(), who="steward", today=TODAY
    )
    assert decide("Jedi", "other_gender") == DecidedAgain("other_gender", 0, 0, 0, 0, False, 2)
    with intake_session() as session:
        assert remembered(session, source="Partner A") == {"gender": {"Jedi": "other_gender"}}
    # The one row that said so was never linked: fewer than three held it.
    assert answers("gender")[0][2] == "needs_review"


def test_several_answers_follow_in_their_ticks(databases, people, activity) -> None:
    found = people(
        "Gender,Impairments", ",Hearing;Purple;Prefer not to say", ",Purple", ",Purple;Hearing", ",Hearing", ",Purple;Green",
        ",Purple;Green", ",Green;Prefer not to say", source="Partner A",
    )  # fmt: skip
    store(found, activity=activity(), who="steward", today=TODAY)
    assert decide("Purple", "mobility", characteristic="impairment").people == 5
    assert ticks("impairment") == {
        2: {"hearing", "mobility"}, 3: {"mobility"}, 4: {"mobility", "hearing"}, 5: {"hearing"},
        6: {"mobility", "needs_review"}, 7: {"mobility", "needs_review"}, 8: {"needs_review"},
    }  # fmt: skip
    assert decide("Green", "not_known", characteristic="impairment").people == 3
    assert ticks("impairment")[6] == {"mobility"}
    assert ticks("impairment")[8] == {"not_known"}
    assert decide("Purple", "prefer_not_to_say", characteristic="impairment").people == 5
    # A kind of missing beside an answer says nothing; of two kinds the first counts.
    assert ticks("impairment") == {
        2: {"hearing"}, 3: {"prefer_not_to_say"}, 4: {"hearing"}, 5: {"hearing"}, 6: {"prefer_not_to_say"},
        7: {"prefer_not_to_say"}, 8: {"not_known"},
    }  # fmt: skip
    assert decide("Purple", "hearing", characteristic="impairment").people == 3


def test_who_is_too_young_keeps_not_applicable(databases, people, activity) -> None:
    found = people("Age,Sexual orientation", "12,Zorp", "34,Zorp", "35,Zorp", "36,Zorp", source="Partner A")
    store(found, activity=activity(), who="steward", today=TODAY)
    assert decide("Zorp", "bisexual", characteristic="sexual_orientation").people == 3
    assert [slug for _, _, slug, _ in answers("sexual_orientation")] == ["not_applicable", *["bisexual"] * 3]


def test_questions_for_older_people_follow_an_age(databases, people, activity) -> None:
    found = people(
        "Age,Sexual orientation,Impairments,Gender", *["the little ones,Bisexual,Hearing,Girl"] * 3, "25-34,Bisexual,,Man",
        source="Partner A",
    )  # fmt: skip
    store(found, activity=activity(), who="steward", today=TODAY)
    assert [slug for _, _, slug, _ in answers("sexual_orientation")] == ["bisexual"] * 4
    done = decide("The little ones", "0_15", characteristic="age_band")
    assert (done.people, done.lost) == (3, 0)
    assert [slug for _, _, slug, _ in answers("age_band")] == ["0_15", "0_15", "0_15", "25_34"]
    assert [slug for _, _, slug, _ in answers("sexual_orientation")] == [*["not_applicable"] * 3, "bisexual"]
    assert {slug for _, _, slug, _ in answers("armed_forces")} == {"not_asked"}
    # What they had said went: it was a child's answer to a question that is not for children.
    done = decide("The little ones", "16_24", characteristic="age_band")
    assert (done.people, done.lost) == (3, 3)
    assert [slug for _, _, slug, _ in answers("sexual_orientation")] == [*["needs_review"] * 3, "bisexual"]
    assert {change for _, row, _, change in answers("age_band") if row < 5} == {3}


def test_a_label_of_whoever_turned_out_too_young_waits_for_them(databases, people, activity) -> None:
    """The label is known: what it means is not given to a child, and is once the person is no child after all."""
    found = people("Age,Sexual orientation", *["the little ones,Zorp"] * 3, "25-34,Zorp", source="Partner A")
    store(found, activity=activity(), who="steward", today=TODAY)
    decide("the little ones", "0_15", characteristic="age_band")
    assert decide("Zorp", "bisexual", characteristic="sexual_orientation").people == 1
    assert [slug for _, _, slug, _ in answers("sexual_orientation")] == [*["not_applicable"] * 3, "bisexual"]
    assert decide("the little ones", "16_24", characteristic="age_band").lost == 0
    assert [slug for _, _, slug, _ in answers("sexual_orientation")] == ["bisexual"] * 4


def test_a_trans_status_that_another_answer_fills_stands_where_the_label_says_nothing(
    databases, people, activity
) -> None:
    found = people("Gender,Trans status", "Trans woman,Zorp", "Woman,Zorp", "Man,Zorp", source="Partner A")
    store(found, activity=activity(), who="steward", today=TODAY)

    def statuses(slug: str | None) -> list[str]:
        decide("Zorp", slug, characteristic="trans_status")
        return [status for _, _, status, _ in answers("trans_status")]

    assert statuses("not_known") == ["different_from_birth", "not_known", "not_known"]
    assert statuses("same_as_birth") == ["same_as_birth"] * 3
    assert statuses("prefer_not_to_say") == ["prefer_not_to_say"] * 3
    assert statuses(None) == ["different_from_birth", "needs_review", "needs_review"]


def test_a_taken_back_import_stays_taken_back(databases, people, activity) -> None:
    store(
        people("Gender", "Jedi", "Jedi", "Jedi", source="Partner A"),
        activity=activity(),
        who="steward",
        today=TODAY,
    )
    decide("Jedi", "man")
    undo(1, who="steward")
    with pytest.raises(FileRefused) as refused:
        decide("Jedi", "woman")
    assert str(refused.value) == NO_SOURCE.format(source="Partner A")
    assert answers("gender") == []


def test_rows_that_were_stored_before_labels_were_linked_are_said(databases, people, activity) -> None:
    store(
        people("Gender", "Jedi", "Jedi", "Jedi", source="Partner A"),
        activity=activity(),
        who="steward",
        today=TODAY,
    )
    with intake_session(writing=True) as session:
        for link in session.exec(select(ParticipationLabel)).all():
            session.delete(link)
        session.commit()
    assert decide("Jedi", "man") == DecidedAgain("man", 1, 0, 3, 0, False, 2)


@pytest.mark.parametrize(
    ("label", "characteristic", "slug", "scope", "reason"),
    [
        ("Jedi", "colour", "red", A, NO_CHARACTERISTIC),
        ("Jedi", "gender", "red", A, NO_ANSWER),
        ("Jedi", "gender", "needs_review", A, NO_ANSWER),
        ("Jedi", "gender", "man", Scope("Partner Z"), NO_SOURCE),
        ("Jedi", "gender", "man", Scope(""), NO_SOURCE),
        ("Jedi", "gender", "man", Scope(number=9), NO_IMPORT),
        ("Zara Exampleton", "gender", "man", A, NOT_KEPT),
        ("(text not shown)", "gender", "man", A, NOT_KEPT),
        (" ", "gender", "man", A, NOT_KEPT),
        ("Jedi", "gender", None, A, NOT_DECIDED),
    ],
)  # fmt: skip
def test_what_can_not_be_decided_is_refused(
    sqlite_databases, people, activity, label, characteristic, slug, scope, reason
):
    store(
        people("Gender", "Jedi", "Jedi", "Jedi", source="Partner A"),
        activity=activity(),
        who="steward",
        today=TODAY,
    )
    with pytest.raises(FileRefused) as refused:
        decide(label, slug, characteristic=characteristic, scope=scope)
    assert str(refused.value).startswith(reason.split("“")[0].split("{")[0])
    assert "Nothing was changed." in str(refused.value)
    assert "Zara" not in str(refused.value)
    assert {change for *_, change in answers("gender")} == {1}
