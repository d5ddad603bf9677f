"""On the Import page: a word is decided again, and a person who objects is removed, without a trace of what was typed.

Mutants: the serial of the boxes left out (the reference stayed in the session); the box that says one is sure
not looked at; what follows said of one import instead of all; decisions of an import that was taken back left out of the list.
"""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import select

from data.databases import intake_session
from data.importing import ColumnMap, harmonise, read, store, undo
from data.importing.again.deciding_again import Scope, decide_again
from data.importing.again.labels_so_far import LabelSoFar, labels_so_far
from data.importing.again.removing import NOT_HERE, objecting
from data.register import activities, organisations
from data.register.activities import ActivityEntry
from data.secret import read_secret
from models.intake import Participation
from pages.parts.importing import import_again, import_objections
from tests.pages.test_canary import opened
from tests.pages.visits import html

ON = date(2026, 7, 1)
SECRET_WORD = "zara@example.org"


@pytest.fixture
def stored(sqlite_databases) -> Callable[..., None]:
    """Return what stores a file of the lines under an activity, of a source where one is named."""
    organisations.set_home("NHS Somewhere", area="E54000041", who="steward")
    stall = ActivityEntry(
        "Market stall", "consultation", "involve", "event", "Poole", closed_on=date(2026, 6, 30)
    )
    activities.add_activity(stall, engagement="", new_engagement="Winter plan", who="steward")

    def put(
        *lines: str, name: str = "own.csv", source: str = "", person_key: str | None = None, decisions=None
    ) -> None:
        found = harmonise(
            read("\n".join(lines).encode(), file_name=name),
            today=ON,
            column_map=ColumnMap(source=source, person_key=person_key),
            decisions=decisions,
            person_key=read_secret().person,
        )
        store(found, activity="market-stall", who="steward", today=ON)

    return put


def said() -> list[str]:
    with intake_session() as session:
        return [one.gender for one in session.exec(select(Participation).order_by(Participation.id))]


def press(app, label: str):
    next(button for button in app.button if button.label == label).click()
    return app.run()


def page():
    return opened("import", {})


# ---- Words ----


def test_a_word_is_decided_again_from_the_list_and_all_its_imports_follow(stored):
    for name in ("1.csv", "2.csv"):
        stored(
            "Gender,Age", "Jedi,34", "Jedi,34", "Jedi,34", f"Woman,{name[0]}0", name=name, source="Partner A"
        )
    app = page()
    assert "“Jedi”" in html(app)
    app.selectbox(key="again_word_Partner A").set_value(0).run()
    app.selectbox(key="again_meaning_Partner A_0").set_value("other_gender").run()
    assert (
        "Two imports of Partner A follow at once, and the next file of Partner A is read so. "
        "Readers see it after the next Publish."
    ) in html(app)
    press(app, import_again.BUTTON)
    assert "counts as: Other / self-described" in html(app)
    assert "6 answers changed." in html(app)
    assert said() == ["other_gender", "other_gender", "other_gender", "woman"] * 2
    # And back to review.
    app.selectbox(key="again_word_Partner A").set_value(0).run()
    app.selectbox(key="again_meaning_Partner A_0").set_value("").run()
    press(app, import_again.BUTTON)
    assert said() == ["needs_review", "needs_review", "needs_review", "woman"] * 2


def test_the_source_stays_chosen_when_one_of_its_words_is_decided(stored):
    for name in ("A", "B"):
        stored(f"Gender,{name}", *["Jedi,1"] * 3, name=f"{name}.csv", source=name)
    app = page()
    app.selectbox(key="again_source").set_value("B").run()
    app.selectbox(key="again_word_B").set_value(0).run()
    app.selectbox(key="again_meaning_B_0").set_value("man").run()
    press(app, import_again.BUTTON)
    assert app.selectbox(key="again_source").value == "B"
    assert said() == [*["needs_review"] * 3, *["man"] * 3]


def test_labels_are_listed_by_source_with_who_decided(stored):
    stored("Gender", "Jedi", "jedi", "Jedi", "Sith", name="1.csv")
    stored(
        "Gender",
        "Lass",
        "Zorp",
        "Zorp",
        "Zorp",
        name="2.csv",
        source="B",
        decisions={"gender": {"Lass": "woman"}},
    )
    stored("Gender", "Zorp", "Zorp", "Zorp", "Zorp", name="3.csv", source="B")
    decide_again("zorp", characteristic="gender", slug="man", scope=Scope("B"), who="other")
    [of_source, alone] = labels_so_far()
    assert [(one.label, one.rows, one.imports, one.few, one.slug, one.decided_by) for one in of_source.labels] == [
        ("Zorp", 7, 2, False, "man", "other"), ("Lass", 1, 1, True, "woman", "steward"),
    ]  # fmt: skip
    assert (alone.scope, import_again.name_of(alone)) == (Scope(number=1), "Import 1: 1.csv")
    assert alone.labels == (LabelSoFar("gender", "Jedi", 3, 1, False, None, None, None),)
    rows = [[cell.text for cell in row.cells] for row in import_again.words_table(alone).rows]
    assert rows == [["Gender", "“Jedi”", "3", "Needs review", "–"]]


def test_a_decision_stays_listed_while_its_source_stands(stored):
    stored("Gender", "Lass", name="1.csv", source="B", decisions={"gender": {"Lass": "woman"}})
    stored("Gender", "Man", name="2.csv", source="B")
    undo(1, who="steward")
    [of_source] = labels_so_far()
    assert [(one.label, one.rows, one.imports, one.slug) for one in of_source.labels] == [
        ("Lass", 0, 0, "woman")
    ]
    undo(2, who="steward")
    assert labels_so_far() == ()


@pytest.mark.parametrize(
    ("scope", "one", "slug", "words"),
    [
        (Scope("B"), LabelSoFar("gender", "Zorp", 9, 1, False, None, None, None), "man",
         ["One import of B follows at once, and the next file of B is read so."]),
        (Scope("B"), LabelSoFar("gender", "Zorp", 0, 0, False, "man", "x", None), "woman",
         ["No import that stands holds it. The next file of B is read so."]),
        (Scope(number=4), LabelSoFar("gender", "Zorp", 3, 1, False, None, None, None), "man",
         ["Import 4 follows at once. Its file names no source, so nothing is kept for later files."]),
        (Scope("B"), LabelSoFar("gender", "Zorp", 2, 1, True, "man", "x", None), "",
         ["One import of B follows at once, and the next file of B asks again.", import_again.FEW]),
        (Scope("B"), LabelSoFar("age_band", "little", 9, 12, False, None, None, None), "0_15",
         ["12 imports of B follow at once, and the next file of B is read so.", import_again.CHILDREN]),
    ],
)  # fmt: skip
def test_what_follows_is_said_before(scope, one, slug, words):
    found = import_again.what_follows(scope, one, slug=slug)
    assert found == [words[0], "Readers see it after the next Publish.", *words[1:]]


def test_without_such_words_there_is_no_list(stored):
    stored("Gender", "Woman")
    assert import_again.HEADING not in html(page())


# ---- People who object ----


def nowhere(app) -> bool:
    """Whether what was typed is in no part of the page, of the session and of the address."""
    everything = [html(app), str(app), repr(app.session_state), str(dict(app.query_params))]
    return not any(SECRET_WORD in each for each in everything)


def ask(app, typed: str, *, sure: bool = True):
    box = next(each for each in app.text_input if str(each.key).startswith("remove_reference_"))
    box.set_value(typed)
    if sure:
        app.checkbox(key=str(box.key).replace("reference", "sure")).check()
    return press(app, "Remove this person")


def test_a_person_is_removed_by_what_says_who_they_are_and_it_is_gone(stored):
    stored("Email,Gender", f"{SECRET_WORD},Woman", "al@example.org,Man", person_key="Email")
    app = ask(page(), "Zara@example.org")
    assert said() == ["man"]
    assert "One person is gone from one activity, and later files leave them out." in html(app)
    assert "One person has asked not to be counted." in html(app)
    assert nowhere(app)


def test_a_reference_that_nobody_has_is_not_repeated(stored):
    stored("Email,Gender", "al@example.org,Man", person_key="Email")
    app = ask(page(), SECRET_WORD)
    assert (NOT_HERE in html(app).replace("&#x27;", "'"), objecting()) == (True, 0)
    assert nowhere(app)


def test_who_is_not_sure_removes_nobody_and_leaves_no_trace(stored):
    stored("Email,Gender", f"{SECRET_WORD},Woman", person_key="Email")
    app = ask(page(), SECRET_WORD, sure=False)
    assert said() == ["woman"]
    assert import_objections.NOT_SURE in html(app)
    assert nowhere(app)


def test_a_person_is_counted_again_who_agrees_to_it(stored):
    stored("Email,Gender", f"{SECRET_WORD},Woman", "al@example.org,Man", person_key="Email")
    app = ask(page(), SECRET_WORD)
    app.text_input(key="withdraw_reference_1").set_value(SECRET_WORD)
    press(app, "Count this person again")
    assert objecting() == 0
    assert import_objections.WITHDRAWN_WORDS in html(app)
    assert nowhere(app)


def test_a_row_stands_for_a_person_whom_no_file_names(stored):
    stored("Gender,Age", "Woman,34", "Man,40")
    app = page()
    app.selectbox(key="remove_import_0").set_value(1)
    app.text_input(key="remove_row_number_0").set_value("x")
    app.checkbox(key="remove_row_sure_0").check()
    press(app, "Remove the person in this row")
    assert import_objections.ROW_NUMBER in html(app)
    app.selectbox(key="remove_import_1").set_value(1)
    app.text_input(key="remove_row_number_1").set_value("2")
    app.checkbox(key="remove_row_sure_1").check()
    press(app, "Remove the person in this row")
    assert said() == ["man"]
    app.selectbox(key="withdraw_number_2").set_value(1)
    press(app, "Count the person of this row again")
    assert objecting() == 0
