"""What the claims of a token make of somebody: every claim that matters, and what is wrong with it."""

from datetime import UTC, datetime, timedelta

import pytest

from data.who_is_here import Ended, Here, Role
from pages.parts.signing_in import left
from pages.parts.signing_in.claimed import LONGEST, here, identity, who
from pages.parts.signing_in.configured import SignIn
from tests.sign_in_provider import CLIENT, STEWARD_CLAIMS, signed_in

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
UNTIL = NOW + timedelta(hours=1)
CLOSED = SignIn("https://reach.example.nhs.uk/oauth2callback", CLIENT, "roles", "Steward", False, "NHSmail")
OPEN = SignIn("https://reach.example.nhs.uk/oauth2callback", CLIENT, "roles", "Steward", True, "NHSmail")


def found(configured=CLOSED, holds_people=True, missing=(), left=None, **claims):
    said = signed_in(STEWARD_CLAIMS, **{"iat": NOW.timestamp(), "exp": UNTIL.timestamp()} | claims)
    for name in missing:
        del said[name]
    return here(said, configured, now=NOW, holds_people=holds_people, left=left)


@pytest.mark.parametrize("roles", [["Steward"], ["Reader", "Steward"], ("Steward",), "Steward"], ids=str)
def test_the_role_makes_a_steward(roles):
    assert found(roles=roles) == Here(Role.STEWARD, "a.patel (a21c78)", UNTIL)


@pytest.mark.parametrize(
    "roles",
    [
        [],
        ["steward"],
        ["Steward "],
        ["Stewards"],
        "Reader Steward",
        "Steward,Reader",
        {"Steward": True},
        None,
        True,
        1,
        [["Steward"]],
    ],
    ids=str,
)
def test_anything_else_makes_a_viewer(roles):
    """Mutants: `in` a text, with which "Stewards" is a steward; the claim's name alone; letters of either case."""
    assert found(roles=roles).role is Role.VIEWER


def test_no_claim_of_roles_makes_a_viewer():
    assert found(missing=["roles"]).role is Role.VIEWER


def test_nobody_is_a_steward_where_no_people_are_held():
    assert found(holds_people=False).role is Role.VIEWER


@pytest.mark.parametrize(
    ("left", "role", "ended"),
    [(1, Role.STEWARD, None), (0, Role.STRANGER, Ended.RUN_OUT), (-1, Role.STRANGER, Ended.RUN_OUT)],
)
def test_a_token_counts_until_its_last_second(left, role, ended):
    """Mutant: `until < now`."""
    seen = here(signed_in(STEWARD_CLAIMS, exp=NOW.timestamp() + left), CLOSED, now=NOW, holds_people=True)
    assert (seen.role, seen.ended) == (role, ended)
    assert (seen.until is None) == (ended is not None)


@pytest.mark.parametrize("exp", [None, True, "9999999999", 1e300, float("nan")], ids=str)
def test_a_token_that_says_no_moment_has_run_out(exp):
    assert found(exp=exp) == Here(Role.STRANGER, ended=Ended.RUN_OUT)
    assert found(missing=["exp"]) == Here(Role.STRANGER, ended=Ended.RUN_OUT)


@pytest.mark.parametrize(
    "aud", ["other", ["other"], [], None, "equal-reach-2", "equal", {CLIENT: 1}], ids=str
)
def test_a_token_for_another_program_is_none(aud):
    """Also where `azp` is ours, which Authlib lets pass. Mutants: no check; `in` a text."""
    assert found(aud=aud, azp=CLIENT) == Here(Role.STRANGER, ended=Ended.NOT_FOR_US)


def test_a_token_for_us_among_others_counts():
    assert found(aud=["other", CLIENT]).role is Role.STEWARD


@pytest.mark.parametrize("name", ["iss", "sub"])
def test_a_token_that_says_of_nobody_is_none(name):
    assert found(missing=[name]).ended is Ended.NOT_FOR_US
    assert found(**{name: ""}).ended is Ended.NOT_FOR_US


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"is_logged_in": False},
        {"email": "test@example.com"},
        signed_in(STEWARD_CLAIMS, is_logged_in="true"),
    ],
    ids=range(4),
)
def test_whoever_is_not_signed_in_is_a_stranger_or_a_viewer_where_all_may_read(said):
    assert here(said, CLOSED, now=NOW, holds_people=True) == Here(Role.STRANGER)
    assert here(said, OPEN, now=NOW, holds_people=True) == Here(Role.VIEWER)


def test_where_all_may_read_a_sign_in_that_ended_leaves_a_viewer():
    assert found(OPEN, exp=NOW.timestamp()) == Here(Role.VIEWER, ended=Ended.RUN_OUT)
    assert found(OPEN, aud="other") == Here(Role.VIEWER, ended=Ended.NOT_FOR_US)


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"preferred_username": "A.Patel@example.nhs.uk", "email": "other@example.nhs.uk"}, "a.patel"),
        ({"email": "b.jones@example.nhs.uk", "name": "Bea Jones"}, "b.jones"),
        ({"name": "Bea O'Jones"}, "bea.o.jones"),
        ({}, "steward"),
        ({"name": "<b>@x"}, "b"),
        ({"name": "**"}, "steward"),
        ({"name": "a" * 90}, "a" * 24),
    ],
    ids=str,
)
def test_who_it_was_is_short_and_the_same_at_every_sign_in(claims, name):
    person = {"iss": "https://login.example.nhs.uk", "sub": "0001"}
    assert who(person | claims) == f"{name} (a21c78)"


def test_two_people_of_one_name_are_told_apart():
    one, two = (signed_in(STEWARD_CLAIMS, sub=sub) for sub in ("1", "2"))
    assert who(one) != who(two)
    assert identity(one) != identity(two)
    assert identity(one) != identity(one | {"iss": "https://other.example.nhs.uk"})


@pytest.mark.parametrize("iat", [None, True, "1", float("nan")], ids=str)
def test_a_token_that_does_not_say_when_it_was_made_has_run_out(iat):
    assert found(iat=iat) == Here(Role.STRANGER, ended=Ended.RUN_OUT)
    assert found(missing=["iat"]) == Here(Role.STRANGER, ended=Ended.RUN_OUT)


@pytest.mark.parametrize(
    ("made", "role"), [(LONGEST, Role.STRANGER), (LONGEST - timedelta(seconds=1), Role.STEWARD)]
)
def test_no_token_counts_for_longer_than_a_day_of_work(made, role):
    """Mutant: `until` as the token says it."""
    seen = found(iat=(NOW - made).timestamp(), exp=(NOW + timedelta(days=365)).timestamp())
    assert seen.role is role
    assert seen.until == (NOW - made + LONGEST if role is Role.STEWARD else None)


@pytest.mark.parametrize(("later", "role"), [(-1, Role.STRANGER), (0, Role.STRANGER), (1, Role.STEWARD)])
def test_a_token_made_before_somebody_signed_out_has_run_out(later, role):
    """Mutant: `since < left`."""
    seen = found(left=NOW, iat=NOW.timestamp() + later)
    assert (seen.role, seen.ended) == (role, Ended.RUN_OUT if role is Role.STRANGER else None)


class TestWhoSignedOut:
    @pytest.fixture(autouse=True)
    def nobody_did(self):
        left._left.at.clear()
        yield
        left._left.at.clear()

    def test_is_remembered_for_each_alone(self):
        left.note("one", now=NOW, issued=NOW - timedelta(hours=1))
        assert left.at("one") == NOW - timedelta(seconds=1)
        assert left.at("two") is None
        left.note("", now=NOW, issued=None)
        assert left.at("") is None

    def test_the_token_that_signed_out_is_over_whatever_the_clocks_say(self):
        """Also where its clock is before ours, and where it signs out in the second that it was made."""
        for ahead in (0, 40):
            left.note("one", now=NOW, issued=NOW + timedelta(seconds=ahead))
            assert left.at("one") == NOW + timedelta(seconds=ahead)

    def test_is_forgotten_once_no_token_of_then_counts(self):
        """Mutant: kept for good."""
        left.note("one", now=NOW, issued=NOW)
        left.note("two", now=NOW + LONGEST, issued=None)
        assert left.at("one") == NOW
        left.note("three", now=NOW + LONGEST + timedelta(minutes=2), issued=None)
        assert left.at("one") is None
        assert left.at("two") is not None
