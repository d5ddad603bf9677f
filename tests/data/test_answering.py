"""How a command answers: words or one object on standard output; a refusal elsewhere, and the exit code that says so.

Mutants: a refusal on standard output; one object without what else it must hold; exit code 1; the line of progress left
standing before a refusal.
"""

import io
import json
import sys

import pytest

from data.commands import answering
from data.commands.progress_line import WIDTH


def test_a_refusal_in_words_leaves_standard_output_alone(capsys):
    assert answering.refuse("No file.") == 2
    assert capsys.readouterr() == ("", "No file.\n")


@pytest.mark.parametrize(
    ("beside", "whole"),
    [(None, {"refused": "Zoë"}), ({"rows": 0, "refused": "other"}, {"rows": 0, "refused": "Zoë"})],
)
def test_a_refusal_as_an_object_is_the_one_line_there_is(capsys, beside, whole):
    assert answering.refuse("Zoë", as_json=True, beside=beside) == 2
    said = capsys.readouterr()
    assert (json.loads(said.out), said.err) == (whole, "")
    assert "Zoë" in said.out
    assert said.out.count("\n") == 1


def test_what_is_said_beside_the_answer_is_not_among_it(capsys):
    answering.say("Stored.")
    answering.say_object({"import": 1})
    answering.remark("The activity was added.")
    assert capsys.readouterr() == ('Stored.\n{"import": 1}\n', "The activity was added.\n")


def test_on_a_terminal_the_line_of_progress_goes_before_a_refusal(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    answering.refuse("No file.")
    assert stream.getvalue() == f"\r{' ' * WIDTH}\rNo file.\n"
