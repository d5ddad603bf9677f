"""Who is here, on every page: a stranger reads nothing, a viewer has no form and no name kept back, a steward has all.

A steward and viewers are signed in to one process, side by side, as a trust's are.
"""

import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from data import who_is_here
from data.databases import INTAKE_SETTING, register_session
from data.register import shown_names
from data.register.entries import STEWARD
from data.who_is_here import NotASteward, Role
from models.paper import PaperMade
from models.register import AuditEvent
from pages.parts import days, front
from pages.parts.importing import import_state
from pages.parts.report.paper_file import PaperFailed
from pages.parts.signing_in import claimed, door, given, left
from pages.parts.signing_in.configured import SIGN_IN_WITH, VIEWING
from tests.pages import test_names_kept_back as telling
from tests.pages.register.test_register_page import fill
from tests.pages.test_canary import sent
from tests.pages.visits import html, press
from tests.sign_in_provider import STEWARD_CLAIMS, VIEWER_CLAIMS, signed_in

FRONT = Path(front.__file__)
STEWARD_HERE = signed_in(STEWARD_CLAIMS)
VIEWER_HERE = signed_in(VIEWER_CLAIMS)
RUN_OUT = signed_in(STEWARD_CLAIMS, exp=1_600_000_000)
NOBODY = {"is_logged_in": False}
WHO = "a.patel (a21c78)"

publish_world = telling.publish_world


def opened(page: str, user: dict, **address: str) -> AppTest:
    """Return one page as somebody sees it."""
    entry = next(each for each in front.entries() if each.address == page)
    app = AppTest.from_string(f"from {entry.page.__module__} import page\npage()", default_timeout=60)
    app.user = user
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def whole(user: dict) -> AppTest:
    """Return the front script as somebody sees it."""
    app = AppTest.from_file(str(FRONT), default_timeout=60)
    app.user = user
    return app.run()


def said(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(sent(app)).lower()


def telling_words(app: AppTest) -> list[str]:
    """Return what the page says that only stewards may read."""
    everything = said(app)
    return [words for words in telling.TELLING if words in everything]


PAGES = [each.address for each in front.entries() if each.address != "import"]


def forms(app: AppTest) -> list[str]:
    """Return what takes something in: buttons that send a form, boxes for files, and the keys of boxes to write in."""
    found = [button.label for button in app.button if button.key not in ("sign_out", "sign_in")]
    return [*found, *(each.label for each in app.file_uploader)]


class TestAStranger:
    @pytest.mark.parametrize(
        "user", [NOBODY, {}, RUN_OUT, signed_in(STEWARD_CLAIMS, aud="other")], ids=range(4)
    )
    def test_gets_one_button_and_nothing_else(self, world, with_sign_in, user):
        """Mutants: the front script without its gate; an expired token let in."""
        with_sign_in(**{SIGN_IN_WITH: "NHSmail"})
        app = whole(user)
        assert [button.label for button in app.button] == ["Sign in with NHSmail"]
        assert not app.sidebar.children
        assert not app.get("download_button")
        said_to_them = said(app)
        assert "er-headline" not in said_to_them
        assert "care" not in said_to_them.replace("screen", "")
        assert [words for words in telling.TELLING if words in said_to_them] == []

    def test_of_a_sign_in_that_has_run_out_is_told_so(self, world, with_sign_in):
        with_sign_in()
        assert "Your sign-in has run out" in html(whole(RUN_OUT))
        assert "Your sign-in could not be used" in html(whole(signed_in(STEWARD_CLAIMS, aud="other")))
        assert "er-panel" not in html(whole(NOBODY)).partition("</style>")[2]

    def test_on_another_page_gets_the_same(self, world, with_sign_in):
        with_sign_in()
        app = whole(NOBODY)
        app._page_hash = calc_hash("register")
        app.run()
        assert [button.key for button in app.button] == ["sign_in"]
        assert not app.sidebar.children

    def test_reads_as_a_viewer_where_everyone_may(self, world, with_sign_in):
        with_sign_in(**{VIEWING: "everyone"})
        app = whole(NOBODY)
        assert "er-headline" in said(app)
        assert [button.key for button in app.sidebar.button] == ["sign_in"]
        assert ">Import</a>" not in html(app)


class TestSideBySide:
    @pytest.mark.parametrize("page", PAGES)
    def test_what_a_steward_saw_is_not_what_a_viewer_sees_next(self, world, files, with_sign_in, page):
        """Mutants: `for_viewers` left out of the release note; `all_shown` asking for the intake alone."""
        with_sign_in()
        choices = {"report": {"sections": "summary"}}.get(page, {})
        for_a_steward = opened(page, STEWARD_HERE, **choices)
        assert not for_a_steward.exception
        files.clear()
        app = opened(page, VIEWER_HERE, **choices)
        everything = said(app) + "\n".join(text for file in files for text in telling.texts(file)).lower()
        assert [words for words in telling.TELLING if words in everything] == []
        # The check of a sentence on Method takes something in, and keeps nothing.
        assert len(app.get("form")) == (page == "method")
        assert not app.file_uploader
        # And the other way round: what was kept for viewers takes no name from a steward.
        assert telling_words(opened(page, STEWARD_HERE, **choices)) == telling_words(for_a_steward)

    def test_a_steward_sees_names_and_forms(self, world, with_sign_in):
        """So that finding none means something."""
        with_sign_in()
        app = opened("register", STEWARD_HERE)
        assert telling_words(app)
        assert app.get("form") or forms(app)

    def test_only_a_steward_has_import(self, world, with_sign_in):
        with_sign_in()
        assert ">Import</a>" in html(whole(STEWARD_HERE))
        assert ">Import</a>" not in html(whole(VIEWER_HERE))

    def test_nobody_has_where_no_people_are_held(self, world, with_sign_in, monkeypatch):
        monkeypatch.delenv(INTAKE_SETTING)
        with_sign_in()
        assert ">Import</a>" not in html(whole(STEWARD_HERE))

    def test_everybody_is_told_who_they_are_and_until_when(self, world, with_sign_in):
        with_sign_in()
        text = html(whole(VIEWER_HERE))
        assert "Signed in as b.jones (" in text
        assert ", a viewer." in text
        assert "; then sign in again." in text


class TestSigningOut:
    def test_ends_every_window_and_the_door_of_files(self, world, with_sign_in):
        """Mutant: `st.logout` alone, which takes the cookie from one browser."""
        configured = with_sign_in()
        before = signed_in(STEWARD_CLAIMS, iat=int(time.time()) - 60)
        one, other = whole(before), whole(before)
        someone_else = whole(VIEWER_HERE)
        next(each for each in one.sidebar.button if each.key == "sign_out").click().run()
        assert [button.key for button in other.run().button] == ["sign_in"]
        assert "Your sign-in has run out" in html(other)
        assert "Signed in as" in html(someone_else.run())
        door.claims_of, kept = (lambda *_: before), door.claims_of
        try:
            assert not door.may_pass({"path": f"{door.UPLOADS}/a/b"}, configured)
        finally:
            door.claims_of = kept
        # Whoever signs in again is here again.
        assert "Signed in as" in html(whole(signed_in(STEWARD_CLAIMS, iat=int(time.time()) + 1)))


class TestWhoDidIt:
    def test_stands_in_the_register_and_stewards_read_it(self, world, with_sign_in):
        """Mutants: the constant as it was; the name for viewers too."""
        with_sign_in()
        app = opened("register", STEWARD_HERE)
        fill(app, "add_organisation_0", name="Himal Society", role="voluntary_sector")
        press(app, "Add this organisation")
        with register_session() as register:
            newest = register.exec(select(AuditEvent)).all()[-1]
        assert (newest.who, newest.what) == (WHO, "organisation added")

    def test_a_sign_in_that_ran_out_in_the_meantime_changes_nothing(self, world, with_sign_in):
        """The form was drawn for a steward. Mutant: `steward` giving the name whatever the role."""
        with_sign_in()
        app = opened("register", STEWARD_HERE)
        fill(app, "add_organisation_0", name="Himal Society", role="voluntary_sector")
        with register_session() as register:
            before = len(register.exec(select(AuditEvent)).all())
        app.user = RUN_OUT
        press(app, "Add this organisation")
        with register_session() as register:
            assert len(register.exec(select(AuditEvent)).all()) == before

    def test_is_a_steward_to_viewers(self, sqlite_databases, with_sign_in):
        assert shown_names.doer(WHO) == WHO
        with_sign_in()
        # Outside of a session nobody is signed in.
        assert shown_names.doer(WHO) == STEWARD
        assert shown_names.doer("") == ""

    def test_outside_of_a_session_nobody_is_a_steward(self, sqlite_databases, with_sign_in):
        assert who_is_here.steward() == STEWARD
        with_sign_in()
        assert who_is_here.who_is_here().role is Role.STRANGER
        with pytest.raises(NotASteward):
            who_is_here.steward()


class TestFilesOfAPage:
    def test_are_given_to_whoever_it_was_drawn_for(self, world, with_sign_in):
        """Mutant: a button of Streamlit's own."""
        with_sign_in()
        given.forget_all()
        opened("register", STEWARD_HERE)
        opened("who-we-reached", VIEWER_HERE, characteristic="sex")
        assert set(given._given.of) == {claimed.identity(STEWARD_HERE), claimed.identity(VIEWER_HERE)}

    def test_a_paper_of_a_viewer_is_noted_nowhere(self, world, makers, with_sign_in):
        with_sign_in()
        for user, noted in ((VIEWER_HERE, 0), (STEWARD_HERE, 1)):
            opened("report", user, sections="summary", format="html")
            assert makers[-1]()
            with register_session() as register:
                assert len(register.exec(select(PaperMade)).all()) == noted

    @pytest.mark.parametrize("ends", ["runs out", "signs out"])
    @pytest.mark.parametrize("claims", [STEWARD_CLAIMS, VIEWER_CLAIMS], ids=["steward", "viewer"])
    def test_no_paper_is_made_or_noted_once_the_sign_in_has_ended(
        self, world, makers, with_sign_in, monkeypatch, claims, ends
    ):
        """The button stays on the screen. Mutant: who is here asked only as the button is drawn."""
        with_sign_in()
        user = signed_in(claims)
        opened("report", user, sections="summary", format="html")
        if ends == "runs out":
            later = days.now() + timedelta(hours=2)
            monkeypatch.setattr(days, "now", lambda: later)
        else:
            left.note(claimed.identity(user), now=days.now(), issued=claimed.issued(user))
        given.forget_all()
        with pytest.raises(PaperFailed, match="sign-in"):
            makers[-1]()
        assert not given.numbers()
        with register_session() as register:
            assert not register.exec(select(PaperMade)).all()


class TestWhatAStewardLeavesBehind:
    def test_the_file_in_hand_goes_once_nobody_is_a_steward(self, world, with_sign_in, monkeypatch):
        """Its uploads too. Mutants: nothing dropped; `import_steps` alone; uploads left."""
        with_sign_in()
        dropped = []
        monkeypatch.setattr(
            MemoryUploadedFileManager, "remove_session_files", lambda _, session: dropped.append(session)
        )
        app = whole(STEWARD_HERE)
        app.session_state[import_state.STEPS] = import_state.Steps(source="Survey")
        app.session_state["import_label_0_1"] = "what somebody wrote"
        app.session_state["other"] = "stays"
        app.run()
        assert app.session_state[import_state.STEPS].source == "Survey"
        assert not dropped
        app.user = RUN_OUT
        app.run()
        assert dropped
        assert import_state.STEPS not in app.session_state
        assert "import_label_0_1" not in app.session_state
        assert app.session_state["other"] == "stays"
