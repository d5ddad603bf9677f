"""Disability in two questions: a condition first, then how far it limits. Both answer together, or neither is lost.

Mutants tried and failed here: the second question taken alone (who has no condition became not known); the routing not
looked at; "not at all" believed of who has no condition.
"""

from data.importing.column_use import Use

CONDITION = "Do you have any physical or mental health conditions or illnesses lasting 12 months or more?"
LIMITS = "Do any of your conditions or illnesses reduce your ability to carry out day-to-day activities?"


def test_who_has_no_condition_is_not_disabled_and_who_has_one_is_what_it_limits(people) -> None:
    found = people(
        f'"{CONDITION}","{LIMITS}",Sex',
        '"Yes","Yes, a lot",Female',
        '"Yes","Yes, a little",Female',
        '"Yes","Not at all",Male',
        '"No","",Male',
        '"No","Not at all",Male',
        '"Prefer not to say","",Male',
        '"Yes","",Male',
        '"","",Male',
    )
    assert found.answers["disability"] == [
        "limited_a_lot", "limited_a_little", "condition_not_limiting", "not_disabled_unspecified",
        "not_disabled_unspecified", "prefer_not_to_say", "not_known", "not_known",
    ]  # fmt: skip
    assert [use.characteristic for use in found.columns] == ["disability", "disability", "sex"]


def test_questions_that_are_not_routed_stay_two_answers_to_one_question(people) -> None:
    found = people(
        f'"Do you have a disability?","{LIMITS}"',
        *['"No","Yes, a lot"'] * 3,
        *['"No",""', '"Yes","Yes, a little"'],
    )
    assert sorted(use.use for use in found.columns) == [Use.CHARACTERISTIC, Use.LEFT]


def test_one_question_on_what_a_condition_limits_answers_alone(people) -> None:
    asked = "Are your day-to-day activities limited because of a health problem which has lasted 12 months?"
    found = people(f'"{asked}"', '"Yes, limited a lot"', '"No"')
    assert found.counts["disability"] == {"limited_a_lot": 1, "not_disabled_unspecified": 1}
