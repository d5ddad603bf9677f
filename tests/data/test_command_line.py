"""The command line: which commands there are, and how a refusal ends."""

import subprocess
import sys

import pytest

from data import __main__ as command_line
from data.databases import INTAKE_SETTING, ONE_DATABASE, REGISTER_SETTING


def python_m_data(*words):
    return subprocess.run(
        [sys.executable, "-m", "data", *words], capture_output=True, text=True, check=False, timeout=60
    )


def test_the_commands_are_those_of_the_design():
    assert list(command_line.COMMANDS) == ["check", "import", "undo", "publish", "tables", "demo"]


def test_help_lists_every_command_with_what_it_does():
    said = python_m_data("--help")
    assert said.returncode == 0
    for name, module in command_line.COMMANDS.items():
        assert f"    {name}" in said.stdout
        assert " ".join(command_line.load(module).HELP.split()) in " ".join(said.stdout.split())


@pytest.mark.parametrize("name", command_line.COMMANDS)
def test_each_command_explains_itself(name):
    said = python_m_data(name, "--help")
    assert said.returncode == 0
    assert said.stdout.startswith(f"usage: python -m data {name}")


@pytest.mark.parametrize("words", [[], ["sing"], ["tables", "--sing"]])
def test_what_it_does_not_know_is_refused(words):
    said = python_m_data(*words)
    assert said.returncode == 2
    assert "usage: python -m data" in said.stderr


def test_databases_that_cannot_be_used_are_refused_in_words(monkeypatch):
    monkeypatch.setenv(INTAKE_SETTING, "postgresql://host/one")
    monkeypatch.setenv(REGISTER_SETTING, "postgresql://host/one")
    said = python_m_data("publish")
    assert said.returncode == 2
    assert said.stderr.strip() == ONE_DATABASE


def test_a_listed_command_without_a_module_is_a_fault_of_ours():
    with pytest.raises(ModuleNotFoundError):
        command_line.load("data.commands.sing")
