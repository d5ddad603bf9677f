"""The command `demo`: fills empty databases, says what it made, refuses others."""

from data.__main__ import main
from data.demo.storing import NOT_EMPTY


def test_the_command_fills_and_says_what_it_made(sqlite_databases, capsys):
    assert main(["demo", "--people", "100", "--on", "2026-10-02", "--no-publish"]) == 0
    said = capsys.readouterr().out
    assert said == (
        "Made 100 invented participations in 81 activities of 16 engagements.\n"
        "Not published. Run: python -m data publish\n"
    )


def test_the_command_refuses_databases_that_hold_something(sqlite_databases, capsys):
    main(["demo", "--people", "100", "--no-publish"])
    capsys.readouterr()
    assert main(["demo", "--people", "100", "--no-publish"]) == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", f"{NOT_EMPTY}\n")


def test_the_command_makes_the_tables_where_there_are_none(own_folder, capsys):
    assert main(["demo", "--people", "100", "--no-publish"]) == 0


def test_too_few_people_are_refused_plainly(sqlite_databases, capsys):
    assert main(["demo", "--people", "10"]) == 2
    assert capsys.readouterr().err.endswith("There are 73 activities: make at least that many people.\n")
