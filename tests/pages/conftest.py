"""What the tests of pages share: a small world, published once for its module and copied for each of its tests."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.secrets import secrets_singleton

from data import who_is_here
from data.databases import INTAKE_SETTING, REGISTER_SETTING, close
from data.secret import SECRET_FILE_SETTING
from pages.parts.signing_in import configured, gate, left
from tests.sign_in_provider import CLIENT, CLIENT_SECRET, COOKIE_SECRET


@pytest.fixture(scope="module")
def published_once(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, migrated_files: Path
) -> Path:
    """Return a folder with two databases, which the module's own `publish_world` filled, and their secret."""
    folder = tmp_path_factory.mktemp("published")
    with pytest.MonkeyPatch.context() as patch:
        for name, setting in (("intake.db", INTAKE_SETTING), ("register.db", REGISTER_SETTING)):
            shutil.copy(migrated_files / name, folder / name)
            patch.setenv(setting, f"sqlite:///{(folder / name).as_posix()}")
        (folder / "secret").write_bytes(b"a secret for tests, always alike")
        patch.setenv(SECRET_FILE_SETTING, str(folder / "secret"))
        request.module.publish_world()
        close()
    return folder


@pytest.fixture
def world(published_once: Path, own_folder: Path) -> None:
    """The settings name a copy of the two published databases."""
    for made in published_once.iterdir():
        shutil.copy(made, own_folder / made.name)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return a list that fills with every file that a page gives: to hold for a download, or to make once a button is pressed."""
    held: list[bytes] = []
    keep = MemoryMediaFileStorage.load_and_get_id

    def keeping(self, path_or_data, mimetype, kind, filename=None, **rest):
        held.append(path_or_data if isinstance(path_or_data, bytes) else str(path_or_data).encode())
        return keep(self, path_or_data, mimetype, kind, filename, **rest)

    def making(self, data_callable, *_args, **_rest):
        held.append(data_callable())
        return "not-pressed"

    monkeypatch.setattr(MemoryMediaFileStorage, "load_and_get_id", keeping)
    monkeypatch.setattr(MediaFileManager, "add_deferred", making)
    return held


@pytest.fixture
def makers(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], bytes]]:
    """Return a list that fills with what makes each file that a button gives only once it is pressed."""
    held: list[Callable[[], bytes]] = []

    def keeping(self, data_callable, *_args, **_rest):
        held.append(data_callable)
        return "not-pressed"

    monkeypatch.setattr(MediaFileManager, "add_deferred", keeping)
    return held


@pytest.fixture
def with_sign_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., configured.SignIn]]:
    """Return what configures sign-in as a trust would, behind HTTPS, with other settings where given; it returns what was read."""

    def configure(**settings: str) -> configured.SignIn:
        auth = {
            "redirect_uri": "https://reach.example.nhs.uk/oauth2callback",
            "cookie_secret": COOKIE_SECRET,
            "client_id": CLIENT,
            "client_secret": CLIENT_SECRET,
            "server_metadata_url": "https://login.example.nhs.uk/.well-known/openid-configuration",
        }
        monkeypatch.setattr(secrets_singleton, "_secrets", {"auth": auth})
        monkeypatch.setenv(configured.ROLES_CLAIM, "roles")
        monkeypatch.setenv(configured.STEWARD_ROLE, "Steward")
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        configured.sign_in.cache_clear()
        who_is_here.ask(gate.who_is_here)
        found = configured.sign_in()
        assert found is not None
        return found

    before = list(who_is_here._asked)
    yield configure
    left._left.at.clear()
    who_is_here._asked[:] = before
    monkeypatch.undo()
    configured.sign_in.cache_clear()
