"""The settings of sign-in: none, all, or a refusal that names what is missing and never what it holds."""

import pytest

from pages.parts.signing_in import configured
from pages.parts.signing_in.configured import (
    OF_STREAMLIT,
    ROLES_CLAIM,
    SIGN_IN_WITH,
    STEWARD_ROLE,
    VIEWING,
    SignIn,
    SignInIncomplete,
    read,
)

AUTH = {
    "redirect_uri": "https://reach.example.nhs.uk/oauth2callback",
    "cookie_secret": "a secret of thirty-two characters and more",
    "client_id": "equal-reach",
    "client_secret": "never in a message",
    "server_metadata_url": "https://login.example.nhs.uk/.well-known/openid-configuration",
}
OURS = {ROLES_CLAIM: "roles", STEWARD_ROLE: "Steward"}


def refused(auth=AUTH, ours=OURS, **more):
    with pytest.raises(SignInIncomplete) as why:
        read(auth, ours, **more)
    said = str(why.value)
    assert not [value for value in (*auth.values(), *ours.values()) if len(value) > 10 and value in said]
    return said


def test_nothing_set_is_no_sign_in():
    assert read({}, {"EQUAL_REACH_INTAKE_URL": "sqlite:////x"}) is None


def test_all_of_it_is_sign_in_closed_to_strangers():
    assert read(AUTH, OURS) == SignIn(
        AUTH["redirect_uri"], "equal-reach", "roles", "Steward", False, "your organisation's account"
    )


def test_viewing_may_be_opened_to_everyone_and_the_button_named():
    found = read(AUTH, OURS | {VIEWING: "everyone", SIGN_IN_WITH: "NHSmail"})
    assert (found.open_to_all, found.with_what) == (True, "NHSmail")
    assert not read(AUTH, OURS | {VIEWING: "signed-in"}).open_to_all


@pytest.mark.parametrize("name", OF_STREAMLIT)
def test_a_setting_of_streamlit_that_is_missing_is_named(name):
    """Mutant: each name taken out of `OF_STREAMLIT`."""
    assert f"{name} in the section [auth]" in refused(
        {key: value for key, value in AUTH.items() if key != name}
    )
    assert f"{name} in the section [auth]" in refused(AUTH | {name: ""})


@pytest.mark.parametrize("name", OURS)
def test_a_setting_of_ours_that_is_missing_is_named(name):
    assert name in refused(ours={key: value for key, value in OURS.items() if key != name})


@pytest.mark.parametrize("name", configured.SETTINGS)
def test_one_of_our_settings_alone_is_half_a_door(name):
    """Mutant: only [auth] asked, with which a forgotten section leaves everybody on the machine a steward."""
    assert all(each in refused({}, {name: "everyone"}) for each in OF_STREAMLIT)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"redirect_uri": "http://reach.example.nhs.uk/oauth2callback"}, "redirect_uri"),
        ({"redirect_uri": "http://127.0.0.1.example.nhs.uk/oauth2callback"}, "redirect_uri"),
        ({"redirect_uri": "reach.example.nhs.uk/oauth2callback"}, "redirect_uri"),
        ({"redirect_uri": "https:///oauth2callback"}, "redirect_uri"),
        ({"redirect_uri": "https://reach.example.nhs.uk/"}, "/oauth2callback"),
        ({"redirect_uri": "https://reach.example.nhs.uk/other/oauth2callback"}, "/oauth2callback"),
        (
            {"server_metadata_url": "http://login.example.nhs.uk/.well-known/openid-configuration"},
            "server_metadata_url",
        ),
        ({"cookie_secret": "x" * 31}, "cookie_secret"),
    ],
    ids=str,
)
def test_what_can_not_be_safe_is_refused(changed, words):
    assert words in refused(AUTH | changed)


def test_viewing_has_two_values():
    assert VIEWING in refused(ours=OURS | {VIEWING: "public"})


def test_no_header_may_say_who_somebody_is():
    assert "trustedUserHeaders" in refused(trusted=True)


@pytest.mark.parametrize(
    ("redirect_uri", "only_here", "by_https"),
    [
        ("https://reach.example.nhs.uk/oauth2callback", False, True),
        ("http://localhost:{port}/oauth2callback", True, False),
        ("http://127.0.0.1:8501/oauth2callback", True, False),
        ("http://[::1]:8501/oauth2callback", True, False),
        ("https://localhost/oauth2callback", True, True),
    ],
)
def test_on_this_machine_plain_http_will_do(redirect_uri, only_here, by_https):
    found = read(AUTH | {"redirect_uri": redirect_uri}, OURS, port="8501")
    assert (found.only_here, found.by_https) == (only_here, by_https)
    assert "{port}" not in found.origin


def test_below_a_path_the_way_back_is_below_it_too():
    below = AUTH | {"redirect_uri": "https://example.nhs.uk/reach/oauth2callback"}
    assert read(below, OURS, below="/reach/").origin == "https://example.nhs.uk"
    assert "/reach/oauth2callback" in refused(AUTH, below="reach")
