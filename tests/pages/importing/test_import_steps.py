"""Each step of Import with real databases: what it asks, what is shown, and that nothing is lost on the way."""

import tomllib

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from data.databases import intake_session
from data.importing.storing import history
from models.intake import Import
from pages.parts.importing import (
    import_columns,
    import_file,
    import_labels,
    import_questions,
    import_replaces,
    import_state,
    import_steps,
    import_store,
)
from tests.pages.importing.bringing import (
    CONTINUE,
    PEOPLE,
    an_activity,
    box,
    html,
    onward,
    opened,
    press,
    step,
    with_file,
)

FORM = "Reference,Sex,Trans status,Ethnic group,Email,Comments"
SURVEY = [
    FORM,
    *(f"R{n},1,Yes,White British,a{n}@example.org,Fine" for n in range(40)),
    *(f"R{n},2,No,Martian,b{n}@example.org,Good" for n in range(40, 73)),
    "R99,2,No,Venusian,c@example.org,=SUM(A1)",
]
NHS = "NHS_DD PERSON STATED GENDER CODE (an1)"
ETHNIC = "Ethnic group"


@pytest.fixture
def ready(sqlite_databases) -> None:
    an_activity()


def state(app: AppTest) -> import_state.Steps:
    return app.session_state[import_state.STEPS]


def choose(app: AppTest, label: str, value: str) -> AppTest:
    return box(app, label).set_value(value).run()


# ---- Step 1: the activity and the file ----


def test_the_page_says_which_files_can_come_before_there_is_one(ready):
    assert import_file.WHICH_FILES in html(opened())


def test_without_activity_or_file_the_next_step_waits_and_says_for_what(ready):
    """Mutant: the next step taken without a file."""
    app = press(opened(), CONTINUE)
    assert import_file.NO_ACTIVITY in html(app)
    app.selectbox(key="import_activity").set_value("market-stall").run()
    press(app, CONTINUE)
    assert import_file.NO_FILE in html(app)
    assert step(app) == "1"


def test_a_file_is_read_once_and_not_at_each_click(ready, monkeypatch):
    """Mutant: read whenever the page is drawn."""
    from data import importing

    reads = []
    read = importing.read
    monkeypatch.setattr(importing, "read", lambda *args, **said: reads.append(1) or read(*args, **said))
    app = onward(with_file(PEOPLE), to="6")
    press(app, "Back")
    onward(app, to="6")
    assert len(reads) == 1


def test_a_second_file_that_is_refused_leaves_the_first_in_hand(ready):
    """Mutant: the table replaced by nothing."""
    app = everything_said(with_file(SURVEY))
    said = state(app).column_map
    press(app, "Change the file")
    app.file_uploader[0].set_value(("bad.csv", b"", "text/csv")).run()
    press(app, CONTINUE)
    assert step(app) == "1"
    assert "This file can&#x27;t be brought in" in html(app)
    app.file_uploader[0].clear().run()
    onward(app, to="6")
    assert (state(app).table.file_name, state(app).column_map) == ("own.csv", said)


def test_the_same_file_again_keeps_what_was_said_and_another_one_does_not(ready):
    """Mutant: forgotten with each upload."""
    app = everything_said(with_file(SURVEY))
    said = state(app).column_map
    press(app, "Change the file")
    app.file_uploader[0].set_value(("again.csv", "\n".join(SURVEY).encode(), "text/csv")).run()
    assert state(app).column_map == said
    assert state(onward(app, to="6")).found.table.file_name == "again.csv"
    press(app, "Change the file")
    app.file_uploader[0].set_value(("other.csv", "\n".join(SURVEY[:50]).encode(), "text/csv")).run()
    assert state(app).column_map == import_state.Steps().column_map


# ---- Step 2: the columns ----


def test_each_column_says_why_and_what_it_holds_but_nobody(ready):
    """Mutant: samples of columns that are dropped shown."""
    app = onward(with_file(PEOPLE), to="2")
    said = html(app)
    assert box(app, "Sex").value == "sex"
    assert "The heading asks it; 2 of 2 kinds of answer are known." in said
    assert "For instance: <em>Female; Male</em>" in said
    assert "Dropped: names" in said
    assert "Ann" not in said
    assert "Venusian" not in html(onward(with_file(SURVEY), to="2"))


def test_a_column_is_changed_by_its_box_and_another_follows(ready):
    rows = ["Sex,Q7", *["Female,Woman"] * 5]
    app = onward(with_file(rows), to="2")
    choose(app, "Q7", "sex")
    assert (box(app, "Q7").value, box(app, "Sex").value) == ("sex", "leave")
    assert "You said so." in html(app)
    choose(app, "Q7", "gender")
    assert (box(app, "Q7").value, box(app, "Sex").value) == ("gender", "sex")


@pytest.mark.parametrize(("use", "kept"), [("leave", {}), ("respondent", {}), ("sex", {"female": 5})])
def test_what_the_box_says_is_what_is_stored(ready, use, kept):
    app = onward(with_file(["Sex,Other", *["Female,x"] * 5]), to="2")
    choose(app, "Sex", use)
    onward(app, to="6")
    assert state(app).found.counts.get("sex", {}) == kept


def test_the_person_key_may_be_a_column_that_is_not_kept(ready):
    app = onward(with_file(SURVEY), to="2")
    choose(app, "Column that tells one person from another", "Email")
    assert state(app).column_map.person_key == "Email"
    choose(app, "Column that tells one person from another", "")
    assert state(app).column_map.person_key is None


def test_a_file_of_eighty_columns_draws_few_boxes_and_finds_the_others(ready):
    """Mutant: every column drawn."""
    rows = [
        "Sex," + ",".join(f"Statement {n}" for n in range(80)),
        *["Female," + ",".join(["Agree"] * 80)] * 5,
    ]
    app = onward(with_file(rows), to="2")
    assert len(app.selectbox) == 1 + import_columns.MOST_LISTED + 1
    app.text_input[0].set_value("statement 77").run()
    assert [each.label for each in app.selectbox][1:-1] == ["Statement 77"]
    choose(app, "Statement 77", "religion_or_belief")
    assert state(app).column_map.columns == {"Statement 77": "religion_or_belief"}


def test_columns_that_answer_together_are_changed_together(ready):
    rows = ["Do you have any of these: Mobility,Do you have any of these: Vision,Sex", *["Yes,No,Female"] * 5]
    heads = rows[0].split(",")[:2]
    app = give_map(with_file(rows), "[columns]\n" + "\n".join(f'"{head}" = "impairment"' for head in heads))
    onward(app, to="2")
    leader = next(each for each in app.selectbox if each.label.endswith(", and 1 more column"))
    assert leader.value == "impairment"
    assert "Two columns answer it together" in html(app)
    leader.set_value("leave").run()
    assert dict(state(app).column_map.columns) == dict.fromkeys(heads, "leave")


# ---- Step 3: what only a person can answer ----


def test_which_way_round_a_trans_question_was_put_is_asked(ready):
    app = onward(with_file(SURVEY), to="3")
    choose(app, "How was the question put?", "different")
    onward(app, to="6")
    assert state(app).found.counts["trans_status"] == {"different_from_birth": 40, "same_as_birth": 34}


def test_a_column_of_codes_asks_which_list_and_shows_what_each_makes_of_them(ready):
    app = onward(with_file(SURVEY), to="3")
    assert "Sex: what each list would make of the codes" in html(app)
    choose(app, "Which code list was used?", NHS)
    onward(app, to="6")
    assert state(app).found.counts["sex"] == {"female": 34, "male": 40}


def test_which_ethnic_group_question_was_asked_is_kept_with_the_import(ready):
    app = onward(with_file(SURVEY), to="3")
    choose(app, "Which ethnic group question did the form ask?", "2021")
    onward(app, to="6")
    assert state(app).found.ethnic_frame == "2021"


def test_which_index_deprivation_is_by_is_asked_where_no_heading_says_it(ready):
    """Mutant: the one of the population figures chosen beforehand."""
    rows = ["Sex,IMD quintile", *["Female,1"] * 20, *["Male,5"] * 20]
    app = onward(with_file(rows), to="3")
    asked = "Which Index of Multiple Deprivation is it?"
    assert box(app, asked).value == import_questions.LEAVE
    choose(app, asked, "2019")
    onward(app, to="6")
    assert "it is said that the file has the index of 2019" in html(app)
    assert "these people are kept and not compared" in html(app)
    press(app, "Back")
    onward(choose(app, asked, "2025"), to="6")
    assert "and not compared" not in html(app)
    press(app, "Store these records")
    with intake_session() as session:
        assert session.exec(select(Import.imd_version)).one() == "2025"


def test_an_answer_is_taken_back(ready):
    """Mutant: what was said is not taken back."""
    app = onward(with_file(SURVEY), to="3")
    for label, answer in (("How was the question put?", "same"), ("Which code list was used?", NHS)):
        choose(app, label, answer)
        choose(app, label, import_questions.LEAVE)
    choose(app, "Which ethnic group question did the form ask?", "2021")
    choose(app, "Which ethnic group question did the form ask?", import_questions.LEAVE)
    assert state(app).column_map == import_state.Steps().column_map


def test_a_file_that_asks_nothing_goes_from_its_columns_to_the_end_and_back(ready):
    """Steps with nothing to ask are passed both ways. Mutant: passed onward only."""
    app = press(onward(with_file(["Sex", *["Female"] * 5]), to="2"), CONTINUE)
    assert step(app) == "6"
    assert step(press(app, "Back")) == "2"


# ---- Step 4: labels ----


def label(app: AppTest, words: str):
    return next(each for each in app.selectbox if words in each.label)


def test_a_word_that_nobody_knows_is_decided_with_its_count_in_view(ready):
    app = onward(with_file(PEOPLE), to="4")
    found = label(app, "Martian")
    assert found.label == "“Martian”, 35 rows"
    assert found.value == ""
    assert found.options[0] == import_labels.LEAVE
    found.set_value("white_other").run()
    press(onward(app, to="6"), import_steps.STORE)
    assert "75 people, as import 1." in html(app)


def test_what_is_left_counts_as_needs_review(ready):
    app = onward(with_file(PEOPLE), to="6")
    assert state(app).found.counts["ethnic_group"] == {"white_british": 40, "needs_review": 35}


def test_text_that_may_name_a_person_is_neither_shown_nor_asked_about(ready):
    """Mutant: offered for a decision, which could not be kept."""
    rows = ["Sex,Religion", *["Female,Christian"] * 5, *["Male,Zork"] * 4, "Male,Ann Othersmith"]
    app = onward(with_file(rows), to="4")
    assert "Othersmith" not in html(app)
    assert import_labels.hidden_words(1) in html(app)
    assert len(app.selectbox) == 1


# ---- Step 5: problems ----


def test_problems_are_grouped_and_the_rest_counted(ready):
    """Mutant: twenty-one rows named."""
    rows = ["Age in years,Sex", *["150,Female"] * 25, *["34,Male"] * 30, "34,=SUM(A1)"]
    app = onward(with_file(rows), to="5")
    table = next(each.proto.body for each in app.get("html") if "Problems by kind" in each.proto.body)
    assert "2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21 and 5 more" in table
    assert table.count("<tr") == 3
    assert "150" not in table
    assert "SUM" not in table


# ---- Going back and forth ----


def everything_said(app: AppTest) -> AppTest:
    """Answer each step of the survey and end at the last."""
    onward(app, to="2")
    choose(app, "Column that tells one person from another", "Reference")
    choose(app, "Comments", "religion_or_belief")
    onward(app, to="3")
    choose(app, "How was the question put?", "same")
    choose(app, "Which code list was used?", NHS)
    choose(app, "Which ethnic group question did the form ask?", "2021")
    onward(app, to="4")
    label(app, "Martian").set_value("white_other").run()
    return onward(app, to="6")


def test_nothing_is_lost_by_going_back_and_forth(ready):
    """Mutant: the labels kept in their boxes only."""
    app = everything_said(with_file(SURVEY, source="Forms"))
    said = state(app).column_map
    for back, again in (("Change the file", "1"), ("Change the columns", "2"), ("Change what you said", "3")):
        assert step(press(app, back)) == again
        onward(app, to="6")
        assert state(app).column_map == said
    press(app, "Change the answers")
    assert label(app, "Martian").value == "white_other"
    press(app, "Change what you said")
    assert box(app, "How was the question put?").value == "same"
    press(app, "Change the columns")
    assert box(app, "Comments").value == "religion_or_belief"
    assert press(app, "Change the file").text_input(key="import_source").value == "Forms"


def test_nothing_is_lost_by_leaving_for_another_page(ready):
    """Streamlit forgets boxes that are not drawn."""
    page = "import streamlit as st\nfrom pages import import_records\nif not st.session_state.get('away'): import_records.page()"
    app = AppTest.from_string(page, default_timeout=120).run()
    everything_said(with_file(SURVEY, source="Forms", app=app))
    said = state(app).column_map
    app.session_state["away"] = True
    app.run()
    assert not app.selectbox
    app.session_state["away"] = False
    app.run()
    assert step(app) == "6"
    assert state(app).column_map == said
    press(app, "Change the answers")
    assert label(app, "Martian").value == "white_other"


def test_nothing_is_lost_by_a_step_that_is_refused(ready):
    press(everything_said(with_file(SURVEY, source="Forms")), import_steps.STORE)
    app = everything_said(with_file(SURVEY, source="Forms"))
    said = state(app).column_map
    press(app, import_steps.STORE)
    assert import_store.NOT_STORED in html(app)
    assert (step(app), state(app).column_map) == ("6", said)


def test_start_again_forgets_the_file_and_keeps_what_is_stored(ready):
    app = press(onward(with_file(SURVEY, source="Forms"), to="4"), "Forget this file")
    assert step(app) == "1"
    assert state(app) == import_state.Steps(serial=1, activity="market-stall", source="Forms")


# ---- Storing, and the next file ----


def test_nothing_exact_stays_in_the_session_after_storing(ready):
    """A canary: 1,237 rows, 1,117 of one kind. Mutants: the file kept; what was found kept."""
    rows = ["Sex,Ethnic group", *["Female,White British"] * 1117, *["Male,Martian"] * 120]
    app = onward(with_file(rows), to="4")
    label(app, "Martian").set_value("white_other").run()
    assert "1237" in str(app.session_state)
    app = press(onward(app, to="6"), import_steps.STORE)
    assert not [each for each in ("1237", "1,237", "1117", "1,117") if each in str(app.session_state)]
    assert "Martian" not in str(state(app))
    assert not [each for each in app.query_params.values() if "1237" in each]


def test_the_next_file_of_a_day_follows_at_once_and_each_can_be_taken_back(ready):
    app = press(onward(with_file(PEOPLE, source="Forms"), to="6"), import_steps.STORE)
    assert step(app) == "1"
    assert app.selectbox(key="import_activity").value == "market-stall"
    assert app.text_input(key="import_source").value == "Forms"
    app.file_uploader[0].set_value(("second.csv", "\n".join(PEOPLE[:50]).encode(), "text/csv")).run()
    press(onward(app, to="6"), import_steps.STORE)
    assert [(each.number, each.file_name) for each in state(app).stored] == [
        (1, "own.csv"),
        (2, "second.csv"),
    ]
    press(app, "Take back import 1")
    assert "Import 1 is gone, whole." in html(app)
    assert [(each.number, each.undone) for each in history.imports()] == [(2, False), (1, True)]
    assert [each.label for each in app.button if each.label.startswith("Take back")] == ["Take back import 2"]


def test_what_was_said_of_a_source_is_there_for_its_next_file(ready):
    app = press(everything_said(with_file(SURVEY, source="Forms")), import_steps.STORE)
    app.file_uploader[0].set_value(("next.csv", "\n".join(SURVEY[:60]).encode(), "text/csv")).run()
    onward(app, to="2")
    assert box(app, "Comments").value == "religion_or_belief"
    assert "As in the last file from Forms." in html(app)
    onward(app, to="3")
    assert box(app, "How was the question put?").value == "same"
    assert box(app, "Which code list was used?").value == NHS
    onward(app, to="6")
    assert state(app).found.counts["ethnic_group"] == {"white_british": 40, "white_other": 19}


def test_which_import_a_file_corrects_is_not_lost_by_going_back(ready):
    """Mutant: kept by its box."""
    press(onward(with_file(PEOPLE), to="6"), import_steps.STORE)
    app = onward(with_file(PEOPLE[:60]), to="6")
    box(app, import_replaces.ASKED).set_value(1).run()
    press(app, "Change the columns")
    onward(app, to="6")
    assert box(app, import_replaces.ASKED).value == 1
    press(app, import_steps.STORE)
    assert [(each.number, each.undone) for each in history.imports()] == [(2, False), (1, True)]


# ---- Maps ----


def give_map(app: AppTest, text: str) -> AppTest:
    app.file_uploader[1].set_value(("forms.toml", text.encode(), "application/toml")).run()
    return app


def test_a_map_that_is_uploaded_is_used_and_what_it_names_in_vain_is_said(ready):
    app = give_map(
        with_file(SURVEY), 'source = "Forms"\n[columns]\nComments = "religion_or_belief"\nGone = "sex"'
    )
    assert app.text_input(key="import_source").value == "Forms"
    onward(app, to="2")
    assert import_columns.lacking_words("forms.toml", ["Gone"]) in html(app)
    assert box(app, "Comments").value == "religion_or_belief"
    assert "forms.toml says so." in html(app)


def test_a_map_is_put_aside(ready):
    """Mutant: the map kept beside its name."""
    app = give_map(with_file(SURVEY), '[columns]\nComments = "religion_or_belief"')
    press(app, "Put this map aside")
    assert state(app).column_map == import_state.Steps().column_map


def test_a_map_without_meaning_is_refused_and_nothing_is_lost(ready):
    app = give_map(with_file(SURVEY), "colour = 1")
    assert "This map can&#x27;t be used" in html(app)
    assert state(app).table is not None


def test_the_map_that_is_saved_says_what_was_said(ready):
    from data.importing import as_toml, parse_map

    app = everything_said(with_file(SURVEY, source="Forms"))
    saved = as_toml(state(app).found.said)
    assert parse_map(saved.encode(), file_name="forms.toml") == state(app).column_map
    assert tomllib.loads(saved)["labels"] == {"ethnic_group": {"Martian": "white_other"}}
