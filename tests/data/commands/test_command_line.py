"""The command line: which commands there are, and how a refusal ends."""

import subprocess
import sys

import pytest

from data.__main__ import COMMANDS, load, main
from data.databases import INTAKE_SETTING, ONE_DATABASE, REGISTER_SETTING


def test_the_commands_are_those_of_the_design():
    assert list(COMMANDS) == [
        "check",
        "import",
        "undo",
        "decide",
        "forget",
        "publish",
        "tables",
        "report",
        "demo",
    ]


def test_help_lists_every_command_with_what_it_does():
    said = subprocess.run(
        [sys.executable, "-m", "data", "--help"], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    for name, module in COMMANDS.items():
        assert f"    {name}" in said
        assert " ".join(load(module).HELP.split()) in " ".join(said.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself(name, capsys):
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: python -m data {name}")


@pytest.mark.parametrize("name", COMMANDS)
def test_what_a_command_does_is_said_in_a_sentence(name):
    said = load(COMMANDS[name]).HELP
    assert said[0].isupper()
    assert said.endswith(".")


@pytest.mark.parametrize("words", [[], ["sing"], ["tables", "--sing"]])
def test_what_it_does_not_know_is_refused(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "usage: python -m data" in capsys.readouterr().err


def test_databases_that_cannot_be_used_are_refused_in_words(monkeypatch, capsys):
    monkeypatch.setenv(INTAKE_SETTING, "postgresql://host/one")
    monkeypatch.setenv(REGISTER_SETTING, "postgresql://host/one")
    assert main(["publish"]) == 2
    assert capsys.readouterr().err.strip() == ONE_DATABASE


def test_a_listed_command_without_a_module_is_a_fault_of_ours():
    with pytest.raises(ModuleNotFoundError):
        load("data.commands.sing")
