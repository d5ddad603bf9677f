"""The real exports that other people published give the right answers of their README, without a map.

They are no part of the project: where they do not stand beside it, this is skipped. The small files of the other
tests have the same shapes.
"""

from datetime import date
from pathlib import Path

import pytest

from data.importing import FileRefused, harmonise, read

REAL = Path(__file__).parents[4] / "shared" / "real"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="The real exports are not beside the project.")


def checked(name: str):
    return harmonise(read(REAL / name), today=date(2026, 6, 15))


def test_patient_feedback() -> None:
    found = checked("nhs_patient_feedback_10194.csv")
    ethnic = found.counts["ethnic_group"]
    assert found.rows == 10_194
    assert ethnic == {
        "white_unspecified": 6_299, "white_gypsy_irish_traveller": 3, "black_unspecified": 156, "mixed_unspecified": 133,
        "asian_unspecified": 109, "other_any": 72, "not_known": 3_422,
    }  # fmt: skip
    disability = found.counts["disability"]
    assert (disability["disabled_unspecified"], disability["not_disabled_unspecified"]) == (2_278, 3_943)
    assert found.unmatched["disability"] == {"9": 1_302, "8": 219}
    assert set(found.counts["religion_or_belief"]) == set(found.counts["sexual_orientation"]) - {
        "not_applicable"
    }
    assert set(found.counts["religion_or_belief"]) == {"not_known", "needs_review"}
    assert {use.column: use.characteristic for use in found.columns if use.characteristic} == {
        "sex": "sex", "gender": "gender", "age": "age_band", "ethnicity": "ethnic_group",
        "sexuality": "sexual_orientation", "disability": "disability", "religion": "religion_or_belief",
    }  # fmt: skip


def test_survey_of_analysts() -> None:
    found = checked("nhs_analysts_survey_237.csv")
    assert found.counts == {
        "age_band": {"18_24": 4, "25_34": 54, "35_44": 76, "45_54": 77, "55_64": 22, "65_plus": 4},
        "gender": {"woman": 117, "man": 117, "prefer_not_to_say": 3},
    }
    assert all(day is not None and day.year == 2022 for day in found.took_part_on)


def test_limesurvey() -> None:
    found = checked("limesurvey_uk_253.csv")
    assert (found.rows, found.counts["gender"]) == (
        253,
        {"woman": 33, "man": 183, "other_gender": 1, "not_known": 36},
    )
    assert set(found.counts) == {"age_band", "gender"}


def test_surveymonkey() -> None:
    found = checked("surveymonkey_two_headings_1186.csv")
    assert (found.rows, found.table.heading_rows) == (1_186, 2)
    assert found.counts["gender"] == {"woman": 549, "man": 497, "not_known": 140}
    assert found.unmatched == {"age_band": {"45-60": 291, "> 60": 269, "30-44": 268, "18-29": 218}}


def test_crosstab() -> None:
    with pytest.raises(FileRefused, match="is a crosstab, not one row per person"):
        read(REAL / "crosstab_must_be_refused.xlsx")
