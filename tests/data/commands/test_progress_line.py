"""The line that tells how far a long command is."""

import io

from data.commands.progress_line import on_terminal
from data.progress import silent


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_told_on_one_line_that_is_gone_at_the_end():
    stream = Terminal()
    tell = on_terminal(stream)
    tell(0.5, "Reading the file")
    tell(1.0, "Read")
    first, second = f"{' 50% Reading the file':<78}", " " * 78
    assert stream.getvalue() == f"\r{first}\r{second}\r"


def test_another_program_is_told_nothing():
    assert on_terminal(io.StringIO()) is silent
