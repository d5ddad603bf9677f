"""A file is whole, or what stood there before still stands."""

import os
import stat
from pathlib import Path

import pytest

from data import whole_file
from data.whole_file import NotWritten


def test_a_file_is_put_in_its_place(tmp_path: Path) -> None:
    whole_file.write(tmp_path / "paper.docx", b"a paper")
    assert (tmp_path / "paper.docx").read_bytes() == b"a paper"
    assert [each.name for each in tmp_path.iterdir()] == ["paper.docx"]


def test_it_takes_the_place_of_what_stood_there(tmp_path: Path) -> None:
    (tmp_path / "paper.docx").write_bytes(b"the last paper, which was longer")
    whole_file.write(tmp_path / "paper.docx", b"a paper")
    assert (tmp_path / "paper.docx").read_bytes() == b"a paper"


def test_others_may_read_it_as_any_file_that_this_user_makes(tmp_path: Path) -> None:
    """A temporary file is closed to all others; the paper must not be. Mutant: no chmod."""
    (tmp_path / "usual").write_bytes(b"")
    whole_file.write(tmp_path / "paper.docx", b"a paper")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("usual", "paper.docx")]
    assert modes[0] == modes[1]


def test_a_folder_that_is_not_there_is_said_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match=r"There is no folder .*nowhere\. Make it first"):
        whole_file.write(tmp_path / "nowhere" / "paper.docx", b"a paper")
    assert not list(tmp_path.iterdir())


def test_a_place_that_is_a_folder_is_left_as_it_was_and_nothing_stays_behind(tmp_path: Path) -> None:
    """Mutant: no unlink."""
    (tmp_path / "paper.docx").mkdir()
    (tmp_path / "paper.docx" / "note").write_bytes(b"kept")
    with pytest.raises(NotWritten, match=r"paper\.docx could not be written"):
        whole_file.write(tmp_path / "paper.docx", b"a paper")
    assert [each.name for each in tmp_path.iterdir()] == ["paper.docx"]
    assert (tmp_path / "paper.docx" / "note").read_bytes() == b"kept"


def test_a_full_disk_leaves_the_last_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk itself can't be filled here, so the step that would find it full is made to fail."""
    (tmp_path / "paper.docx").write_bytes(b"the last paper")

    def full(_file: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritten, match="No space left"):
        whole_file.write(tmp_path / "paper.docx", b"a paper")
    assert [each.name for each in tmp_path.iterdir()] == ["paper.docx"]
    assert (tmp_path / "paper.docx").read_bytes() == b"the last paper"


def test_a_paper_that_few_may_read_stays_so(tmp_path: Path) -> None:
    """Mutant: the permissions of a new file."""
    (tmp_path / "paper.docx").write_bytes(b"the last paper")
    (tmp_path / "paper.docx").chmod(0o640)
    whole_file.write(tmp_path / "paper.docx", b"a paper")
    assert stat.S_IMODE((tmp_path / "paper.docx").stat().st_mode) == 0o640


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    """Mutant: the link replaced, so that whoever reads the file behind it read last month's."""
    (tmp_path / "share").mkdir()
    (tmp_path / "share" / "paper.docx").write_bytes(b"the last paper")
    (tmp_path / "latest.docx").symlink_to(tmp_path / "share" / "paper.docx")
    whole_file.write(tmp_path / "latest.docx", b"a paper")
    assert (tmp_path / "latest.docx").is_symlink()
    assert (tmp_path / "share" / "paper.docx").read_bytes() == b"a paper"


def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    """A device would be too. Mutant: no look at what stands there."""
    os.mkfifo(tmp_path / "paper.docx")
    with pytest.raises(NotWritten, match=r"paper\.docx is no file"):
        whole_file.write(tmp_path / "paper.docx", b"a paper")
    assert stat.S_ISFIFO((tmp_path / "paper.docx").stat().st_mode)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_name_as_long_as_a_system_takes_is_taken(tmp_path: Path) -> None:
    """Mutant: the half file named after it."""
    whole_file.write(tmp_path / f"{'a' * 250}.docx", b"a paper")
    assert (tmp_path / f"{'a' * 250}.docx").read_bytes() == b"a paper"
