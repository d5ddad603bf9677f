"""The door to the reference files: what it gives, and how it refuses files that are missing or wrong."""

import shutil
from datetime import date
from fractions import Fraction

import pytest

from data import facts
from data.facts.agreed_rules import read_rules
from data.facts.folder import Facts
from data.facts.rows import FactsError
from models.facts import DisclosureRules, LabelRow

NHS_DORSET = "E54000041"


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the reference files that a test may spoil."""
    return shutil.copytree(facts.REFERENCE, tmp_path / "reference")


def spoil(folder, name, old, new):
    """Replace the only occurrence of `old` in one file; return the row where it stands."""
    text = (folder / name).read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    (folder / name).write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def read_everything(folder):
    read = Facts(folder)
    return (
        *(read.characteristics, read.categories, read.levels, read.labels, read.codes),
        *(read.dimensions, read.glossary, read.areas, read.benchmarks),
        *(read.communities, read.communities_of_groups),
    )


# --- what it gives


def test_one_characteristic_by_its_slug():
    disability = facts.characteristic("disability")
    assert disability.label == "Disability"
    assert disability.protected
    assert disability.special_category
    assert not disability.multiple


@pytest.mark.parametrize(
    "ask",
    [
        lambda: facts.characteristic("star_sign"),
        lambda: facts.levels("star_sign"),
        lambda: facts.categories("star_sign"),
        lambda: facts.answers("star_sign"),
        lambda: facts.level("sex", "twelve"),
        lambda: facts.area_name("E99999999"),
    ],
)
def test_what_does_not_exist_is_a_key_error(ask):
    with pytest.raises(KeyError):
        ask()


def test_categories_hold_the_groups_and_answers_do_not():
    categories = {one.slug for one in facts.categories("disability")}
    answers = {one.slug for one in facts.answers("disability")}
    assert categories - answers == {"disabled", "not_disabled"}


def test_a_group_is_named_as_people():
    named = {
        one.slug: one.people
        for name in ("age_band", "sex", "ethnic_group", "disability", "unpaid_carer", "religion_or_belief")
        for one in facts.categories(name)
    }
    assert named["16_24"] == "people aged 16 to 24"
    assert named["asian_indian"] == "Indian people"
    assert named["muslim"] == "Muslims"
    assert named["disabled"] == "disabled people"
    assert named["carer"] == "unpaid carers"
    assert named["male"] == "men"


def test_a_level_knows_its_categories_in_order_and_where_answers_go():
    level = facts.level("disability", "two")
    assert [one.slug for one in level.categories] == ["disabled", "not_disabled"]
    assert level.placement["limited_a_little"] == "disabled"
    assert level.placement["no_condition"] == "not_disabled"


def test_a_coded_label_names_its_standard():
    assert (
        LabelRow(
            characteristic="ethnic_group",
            label="M",
            slug="black_caribbean",
            source="CODE NHS_DD ETHNIC CATEGORY (an2)",
            coded=True,
            standard="NHS_DD ETHNIC CATEGORY (an2)",
        )
        in facts.labels()
    )


def test_the_organisations_own_area_comes_first():
    assert facts.areas()[0].code == NHS_DORSET
    assert facts.area_name(NHS_DORSET) == "NHS Dorset"


@pytest.mark.parametrize(
    ("dimension", "value", "label"),
    [
        ("stage", "information_gathering", "Information gathering"),
        ("level", "collaborate", "Collaborate or co-produce"),
        ("method", "focus_group", "Focus group"),
        ("audience", "open_to_all", "Open to all"),
        ("place", "west_bay", "West bay"),
        ("method", "story-telling", "Story telling"),
        ("place", "", ""),
    ],
)
def test_a_dimensions_value_has_a_label_and_an_unknown_one_is_tidied(dimension, value, label):
    assert facts.dimension_label(dimension, value) == label


def test_a_dimensions_value_is_explained_where_the_file_does():
    assert facts.dimension_gloss("level", "empower") == "People decide."
    assert facts.dimension_gloss("place", "west_bay") == ""


def test_a_group_is_joined_to_communities_only_where_the_file_does():
    assert facts.communities_of("ethnic_group", "white_other_merged") == (
        "gypsy_roma_traveller",
        "polish_speakers",
    )
    assert facts.communities_of("ethnic_group", "white_british") == ()


def test_the_words_of_the_project_are_explained():
    assert facts.glossary()["finding"] == "What people told us."


# --- benchmarks


def test_the_benchmark_of_ethnic_groups():
    found = facts.benchmark(NHS_DORSET, characteristic="ethnic_group", level="five")
    assert found.area_name == "NHS Dorset"
    assert found.table == "TS021"
    assert found.universe == "usual residents of all ages"
    assert found.shares["asian"] == Fraction(17856, 779775)
    assert found.shares["white"] == Fraction(733925, 779775)


def test_people_who_did_not_answer_leave_the_benchmark_and_the_rest_is_rescaled():
    found = facts.benchmark(NHS_DORSET, characteristic="sexual_orientation", level="broad")
    assert found.shares == {
        "heterosexual": Fraction(587978, 587978 + 20150),
        "lgb_plus": Fraction(20150, 587978 + 20150),
    }


@pytest.mark.parametrize("level", ["broad", "ten_year"])
def test_age_is_compared_from_16_up_unless_children_were_in_scope(level):
    """Mutant: the early return of `benchmark` taken whatever `children_in_scope` says."""
    adults = facts.benchmark(NHS_DORSET, characteristic="age_band", level=level)
    everyone = facts.benchmark(NHS_DORSET, characteristic="age_band", level=level, children_in_scope=True)
    assert "0_15" not in adults.shares
    assert adults.universe == "usual residents aged 16 and over"
    assert everyone.shares["0_15"] == Fraction(122963, 779770)
    assert everyone.universe == "usual residents of all ages"
    for slug, share in adults.shares.items():
        assert share == everyone.shares[slug] / (1 - everyone.shares["0_15"])


def test_other_characteristics_are_the_same_with_and_without_children():
    """The census has no table of them by age that we use; the note says that all ages are counted."""
    found = facts.benchmark(NHS_DORSET, characteristic="sex", level="two")
    assert found == facts.benchmark(NHS_DORSET, characteristic="sex", level="two", children_in_scope=True)
    assert found.note.startswith("Counts people of all ages.")


@pytest.mark.parametrize(
    ("area", "characteristic", "level"),
    [
        (NHS_DORSET, "pregnancy_maternity", "two"),
        (NHS_DORSET, "coastal", "two"),
        (NHS_DORSET, "sex", "twelve"),
        (NHS_DORSET, "star_sign", "two"),
        ("E99999999", "sex", "two"),
    ],
)
def test_there_is_no_benchmark_where_nothing_is_known(area, characteristic, level):
    assert facts.benchmark(area, characteristic=characteristic, level=level) is None


# --- disclosure rules


@pytest.mark.parametrize(
    ("preset", "hide_up_to", "base", "keyed", "min_base"),
    [
        (None, 7, 5, True, 30),
        ("nhs", 7, 5, True, 30),
        ("ons_10_5", 9, 5, False, 30),
        ("strict", 9, 10, True, 50),
    ],
)
def test_the_presets_are_those_of_the_method(preset, hide_up_to, base, keyed, min_base):
    rules = facts.disclosure_rules(preset)
    assert (rules.hide_up_to, rules.base, rules.keyed, rules.min_base) == (hide_up_to, base, keyed, min_base)
    assert (rules.preset, rules.min_display, rules.audit_width) == (preset or "nhs", 10, 5)


def test_the_rules_in_force_say_who_agreed_them_and_when():
    rules = facts.disclosure_rules()
    assert rules.agreed_by == (
        "the project's founders, as the design's default: your own equality lead and information governance "
        "lead should agree it anew"
    )
    assert rules.agreed_on == date(2026, 11, 21)
    assert (rules.offer_width, rules.change_base, rules.audit_sample) == (15, 30, 200)


@pytest.mark.parametrize(
    ("preset", "shown", "bounds"),
    [
        ("nhs", 0, (0, 0)),
        ("nhs", 10, (8, 14)),
        ("nhs", 15, (11, 19)),
        ("nhs", 20, (16, 24)),
        ("ons_10_5", 10, (10, 12)),
        ("ons_10_5", 15, (13, 17)),
        ("strict", 10, (10, 19)),
        ("strict", 20, (11, 29)),
    ],
)
def test_a_shown_count_stands_for_these_true_ones(preset, shown, bounds):
    """Mutant: `reach` taken as `base` instead of `base - 1`."""
    assert facts.disclosure_rules(preset).bounds(shown) == bounds


def test_fewer_than_10_stands_for_1_to_9_or_0_to_9_where_zeros_are_hidden():
    """Mutant: the two cases exchanged."""
    assert facts.disclosure_rules().hidden_bounds(zeros_hidden=False) == (1, 9)
    assert facts.disclosure_rules().hidden_bounds(zeros_hidden=True) == (0, 9)


def test_no_file_no_rules(tmp_path):
    with pytest.raises(FactsError) as refused:
        read_rules(tmp_path / "disclosure.toml")
    assert str(refused.value) == "disclosure.toml is missing. Restore it from the repository."


UNSIGNED = (
    "disclosure.toml: nobody has signed the disclosure rules. Have your equality lead and your information "
    'governance lead agree them, then fill in "agreed_by" and "agreed_on".'
)
SIGNED = f'agreed_by = "{facts.disclosure_rules().agreed_by}"'


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (SIGNED, 'agreed_by = ""', UNSIGNED),
        (SIGNED, 'agreed_by = "  "', UNSIGNED),
        (SIGNED, "", UNSIGNED),
        (SIGNED, "agreed_by = true", UNSIGNED),
        ("agreed_on = 2026-11-21", "", UNSIGNED),
        ("agreed_on = 2026-11-21", 'agreed_on = "soon"', UNSIGNED),
        ("agreed_on = 2026-11-21", "agreed_on = 2026-11-21T10:00:00", UNSIGNED),
        (
            *('preset = "nhs"', 'preset = "off"'),
            'disclosure.toml: there is no preset "off". Choose one of: nhs, ons_10_5, strict.',
        ),
        (
            *('preset = "nhs"', ""),
            'disclosure.toml: there is no preset "None". Choose one of: nhs, ons_10_5, strict.',
        ),
        (
            *("agreed_on = 2026-11-21", "agreed_on = never"),
            "disclosure.toml cannot be read: TOMLDecodeError. Restore it from the repository.",
        ),
        (
            *("min_base = 30\n# Half of", "# Half of"),
            'disclosure.toml, preset "nhs": "min_base" is missing. Add it.',
        ),
        (
            *("hide_up_to = 7", "hide_up_to = 7\nprotect = false"),
            'disclosure.toml, preset "nhs": "protect" is no disclosure rule. Remove it.',
        ),
        (
            *("hide_up_to = 7", 'hide_up_to = "7"'),
            'disclosure.toml, preset "nhs": "hide_up_to" must be a whole number.',
        ),
        (
            *("hide_up_to = 7", "hide_up_to = true"),
            'disclosure.toml, preset "nhs": "hide_up_to" must be a whole number.',
        ),
        (
            *("hide_up_to = 7", "hide_up_to = 6"),
            'disclosure.toml, preset "nhs": "hide_up_to" must be at least 7. '
            "The rules can be stricter, not weaker.",
        ),
        (
            *("hide_up_to = 7", "hide_up_to = 10"),
            'disclosure.toml, preset "nhs": "hide_up_to" must be below "min_display".',
        ),
        (
            *("min_display = 10\n# Half way", "min_display = 5\n# Half way"),
            'disclosure.toml, preset "nhs": "min_display" must be 10, '
            'because hidden counts are labelled "fewer than 10".',
        ),
    ],
)
def test_rules_that_are_unsigned_incomplete_or_weak_are_refused(folder, old, new, message):
    """Mutants: each check of `read_rules` and `_check` left out in turn."""
    spoil(folder, "disclosure.toml", old, new)
    with pytest.raises(FactsError) as refused:
        read_rules(folder / "disclosure.toml")
    assert str(refused.value) == message


def test_every_rule_has_a_comment_that_says_why():
    lines = (facts.REFERENCE / "disclosure.toml").read_text("utf-8").splitlines()
    names = {field for field in DisclosureRules.__dataclass_fields__ if not field.startswith("agreed")}
    rules = [number for number, line in enumerate(lines) if line.split(" = ")[0] in names - {"preset"}]
    assert len(rules) == 3 * len(names - {"preset"})
    assert all(lines[number - 1].startswith("# ") for number in rules)


# --- files that are wrong


def test_the_files_as_they_are_can_be_read(folder):
    assert all(read_everything(folder))


@pytest.mark.parametrize(
    "name",
    [
        *("characteristics.csv", "categories.csv", "levels.csv", "placements.csv", "labels.csv", "codes.csv"),
        *("benchmarks.csv", "benchmark_sources.csv", "areas.csv", "dimensions.csv", "glossary.csv"),
        *("communities.csv", "communities_of_groups.csv"),
    ],
)
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(FactsError) as refused:
        read_everything(folder)
    assert str(refused.value) == f"{name} is missing. Restore it from the repository."


def test_a_file_that_is_not_text_is_named(folder):
    (folder / "glossary.csv").write_bytes(b"word,meaning\n\xff,\n")
    with pytest.raises(FactsError) as refused:
        read_everything(folder)
    assert str(refused.value) == (
        "glossary.csv cannot be read: UnicodeDecodeError. Restore it from the repository."
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            *("areas.csv", "code,name,kind,order", "code,name,order"),
            "areas.csv, row {row}: the columns are code, name, order. They must be code, name, kind, order.",
        ),
        (
            *("areas.csv", "E92000001,England,country,4", "E92000001,England,country"),
            "areas.csv, row {row}: it has 3 cells. Give it 4, one for each column.",
        ),
        (
            *("areas.csv", "E92000001,England", "E54000041,England"),
            'areas.csv, row {row}, column code: the area "E54000041" is there twice. Keep one row.',
        ),
        (
            *("areas.csv", "England,country,4", ",country,4"),
            "areas.csv, row {row}, column name: it is blank. Fill it in.",
        ),
        (
            *("categories.csv", "Indian people,asian,", "Indian people,asia,"),
            'categories.csv, row {row}, column parent: there is no category "asia" in "ethnic_group". '
            "Add it to categories.csv or correct it.",
        ),
        (
            *("categories.csv", "Indian people,asian,", "Indian people,asian_indian,"),
            'categories.csv, row {row}, column parent: "asian_indian" belongs to itself. Name the group above it.',
        ),
        (
            *("categories.csv", "Indian people,asian,4,", "Indian people,asian,3,"),
            "categories.csv, row {row}, column order: the order 3 is there twice. Give each row its own.",
        ),
        (
            *("categories.csv", "Indian people,asian,4,", "Indian people,asian,-4,"),
            "categories.csv, row {row}, column order: it must be a whole number, 0 or more. "
            'Write digits only, such as "16".',
        ),
        (
            *("categories.csv", "Indian people,asian,4,answer", "Indian people,asian,4,maybe"),
            'categories.csv, row {row}, column kind: it must be "answer" or "group".',
        ),
        (
            *("categories.csv", "ethnic_group,asian_indian,", "ethnic_group,asian_chinese,"),
            'categories.csv, row {row}, column slug: "asian_chinese" is there twice. Keep one row.',
        ),
        (
            *("categories.csv", "ethnic_group,asian_indian,", "ethnicity,asian_indian,"),
            'categories.csv, row {row}, column characteristic: there is no characteristic "ethnicity". '
            "Add it to characteristics.csv or correct it.",
        ),
        (
            *(
                "levels.csv",
                "disability,four,How far activities are limited,any",
                "disability,four,How far,2011",
            ),
            'levels.csv, row {row}, column frame: it must be "2001", "2021", "2025" or "any".',
        ),
        (
            *(
                "placements.csv",
                "coastal,two,not_coastal,not_coastal",
                "coastal,three,not_coastal,not_coastal",
            ),
            'placements.csv, row {row}, column level: there is no level "three" of "coastal". '
            "Add it to levels.csv or correct it.",
        ),
        (
            *(
                "levels.csv",
                "coastal,two,Coastal or not,any,1",
                "coastal,three,Three,any,2\ncoastal,two,Coastal or not,any,1",
            ),
            "levels.csv, row {row}, column level: no answer is placed at this level. "
            "Add its rows to placements.csv.",
        ),
        (
            *("placements.csv", "coastal,two,not_coastal,not_coastal", "coastal,two,inland,not_coastal"),
            'placements.csv, row {row}, column answer: "inland" is not an answer to "coastal". '
            "Correct it, or see categories.csv.",
        ),
        (
            *("placements.csv", "coastal,two,not_coastal,not_coastal", "coastal,two,not_coastal,inland"),
            'placements.csv, row {row}, column category: there is no category "inland" in "coastal". '
            "Add it to categories.csv or correct it.",
        ),
        (
            *("placements.csv", "coastal,two,not_coastal,not_coastal", "coastal,two,coastal,not_coastal"),
            'placements.csv, row {row}, column answer: the answer "coastal" is placed twice at this level. '
            "Keep one row.",
        ),
        (
            *("labels.csv", "coastal,Seaside,coastal,", "coastal,Seaside,beach,"),
            'labels.csv, row {row}, column slug: "beach" means nothing for "coastal". See categories.csv.',
        ),
        (
            *("labels.csv", "coastal,Seaside,coastal,", "coastal,Seaside,(needs polarity),"),
            'labels.csv, row {row}, column slug: "(needs polarity)" means nothing for "coastal". '
            "See categories.csv.",
        ),
        (
            *(
                "labels.csv",
                'coastal,Seaside,coastal,"common practice, unconfirmed",no,',
                "coastal,Seaside,coastal,seen,yes,",
            ),
            "labels.csv, row {row}, column standard: a coded label needs the standard that it belongs to, "
            "and a label that is not coded has none.",
        ),
        (
            *("benchmarks.csv", "E54000041,sex,two,male,379783", "E54000041,sex,two,men,379783"),
            'benchmarks.csv, row {row}, column category: "men" is no category of this level. '
            "See placements.csv.",
        ),
        (
            *("benchmarks.csv", "E54000041,sex,two,male,379783", "E54000041,sex,two,female,379783"),
            'benchmarks.csv, row {row}, column category: the category "female" is there twice for this area '
            "and level. Keep one row.",
        ),
        (
            *("benchmarks.csv", "E54000041,sex,two,male,379783", "E54000042,sex,two,male,379783"),
            'benchmarks.csv, row {row}, column area: there is no area "E54000042". '
            "Add it to areas.csv or correct it.",
        ),
        (
            *("benchmark_sources.csv", "E54000041,sex,two,TS008", "E54000041,coastal,two,TS008"),
            "benchmark_sources.csv, row {row}, column level: there are no counts for this area and level. "
            "Add them to benchmarks.csv.",
        ),
        (
            *("communities_of_groups.csv", "gender,non_binary,lgbt_plus", "gender,non_binary,lgbt"),
            'communities_of_groups.csv, row {row}, column community: there is no community "lgbt". '
            "Add it to communities.csv or correct it.",
        ),
        (
            *("communities.csv", "Nepalese people,activities", "Nepalese people,heads"),
            'communities.csv, row {row}, column kind: it must be "characteristics" or "activities".',
        ),
        (
            *("communities.csv", "nepalese,Nepalese,", "carers,Nepalese,"),
            'communities.csv, row {row}, column slug: "carers" is there twice. Keep one row.',
        ),
        (
            *("communities.csv", "unpaid_carer=carer", ""),
            'communities.csv, row {row}, column rule: a community of the kind "characteristics" needs a rule, such as '
            '"age_band=65_plus".',
        ),
        (
            *("communities.csv", "Nepalese people,activities,,", "Nepalese people,activities,sex=male,"),
            'communities.csv, row {row}, column rule: a community of the kind "activities" has no rule. Empty the cell.',
        ),
        (
            *("communities.csv", "unpaid_carer=carer", "unpaid_carer"),
            'communities.csv, row {row}, column rule: "unpaid_carer" is no part of a rule. Write characteristic=category, '
            'and "|" between parts, such as "sexual_orientation=lgb_plus|trans_status=different_from_birth".',
        ),
        (
            *("communities.csv", "unpaid_carer=carer", "gender_identity_detail=gi_other"),
            "communities.csv, row {row}, column rule: there is no characteristic "
            '"gender_identity_detail" that is published. See characteristics.csv.',
        ),
        (
            *("communities.csv", "unpaid_carer=carer", "unpaid_carer=carers"),
            'communities.csv, row {row}, column rule: there is no category "carers" in "unpaid_carer". '
            "Add it to categories.csv or correct it.",
        ),
        (
            *("communities.csv", "rural_urban=rural|coastal=coastal", "coastal=coastal|coastal=coastal"),
            'communities.csv, row {row}, column rule: "coastal=coastal" is in the rule twice. Keep one.',
        ),
        (
            *("communities.csv", "rural_urban=rural|coastal=coastal", "impairment=vision|coastal=coastal"),
            'communities.csv, row {row}, column rule: people may give several answers to "impairment", so it can be '
            "a rule by itself, as one category, and not a part of one.",
        ),
        (
            *("communities_of_groups.csv", "gender,non_binary,lgbt_plus", "gender,nonbinary,lgbt_plus"),
            'communities_of_groups.csv, row {row}, column category: there is no category "nonbinary" in "gender". '
            "Add it to categories.csv or correct it.",
        ),
        (
            *(
                "communities_of_groups.csv",
                "impairment,hearing,deaf_people,",
                "accessible_need,bsl,deaf_people,",
            ),
            'communities_of_groups.csv, row {row}, column community: "deaf_people" is there twice. Keep one row.',
        ),
        (
            *("benchmark_sources.csv", "E54000041,sex,two,TS008", "E54000041,gender,four,TS008"),
            "benchmark_sources.csv, row {row}, column level: this area and level have two sources. Keep one row.",
        ),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_file_row_column_and_remedy(folder, name, old, new, message):
    """Mutants: each check of `Facts` and of `read_benchmarks` left out in turn."""
    row = spoil(folder, name, old, new)
    with pytest.raises(FactsError) as refused:
        read_everything(folder)
    assert str(refused.value) == message.format(row=row)


def test_a_benchmark_without_a_source_is_refused(folder):
    path = folder / "benchmark_sources.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("E92000001,sex,two,")), "utf-8")
    with pytest.raises(FactsError) as refused:
        read_everything(folder)
    assert str(refused.value) == (
        "benchmarks.csv, E92000001, sex, two: there is no source for this area and level. "
        "Add it to benchmark_sources.csv."
    )


@pytest.mark.parametrize(
    ("column", "old", "new", "why"),
    [
        ("indicative", ",no,", ",maybe,", 'it must be "yes" or "no".'),
        ("date", ",2021-03-21,", ",March,", "it must be a date such as 2021-03-21."),
        ("table", ",TS008,", ",,", "it is blank. Fill it in."),
        ("basis", ",sum of the two local authorities,", ",,", "it is blank. Fill it in."),
    ],
)
def test_a_source_that_cannot_be_understood_is_refused(folder, column, old, new, why):
    line = next(
        line
        for line in (folder / "benchmark_sources.csv").read_text("utf-8").splitlines()
        if line.startswith("E54000041,sex,two,")
    )
    row = spoil(folder, "benchmark_sources.csv", line, line.replace(old, new, 1))
    with pytest.raises(FactsError) as refused:
        read_everything(folder)
    assert str(refused.value) == f"benchmark_sources.csv, row {row}, column {column}: {why}"
