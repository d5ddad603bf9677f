"""What a person answered, how many they are and who they are is in no log, and in no more of what commands say than is theirs to say.

Everything that a steward may do from the command line is done once, with every one of our loggers at its lowest level
(method 2.8 no. 23). `import`, `decide` and `undo` tell the steward exact numbers and words of the file in hand
(docs/security.md); `publish`, `report` and `tables` may say neither, and nothing may say who somebody is. Mutants, each caught:
a label logged while storing; a count logged while counting; `publish` printing how many people it counted; `forget` repeating the
reference.
"""

import io
import logging
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from data.__main__ import main
from data.databases import register_session
from models.register import Activity, Engagement, Organisation

OURS = ("app", "data", "models", "pages", "__main__")
WOMEN, MEN, JEDI = 1237, 861, 143
REFERENCE = "zq-7741-person"
WORD = "Zoroastrian quietist"
COUNTS = {str(each) for each in (WOMEN, MEN, JEDI, WOMEN + MEN, WOMEN + MEN + JEDI)}
MAY_COUNT = {"import", "decide", "undo"}
"""Commands that tell the steward exact numbers and words, of what they do."""


@dataclass
class Said:
    """What was logged by us, and what each command said."""

    logged: list[str] = field(default_factory=list)
    printed: dict[str, str] = field(default_factory=dict)


@pytest.fixture
def done(sqlite_databases, own_folder: Path, monkeypatch, caplog, capsys) -> Said:
    """Import a file, publish, decide a word, forget somebody, report, undo: what is said of it all."""
    with register_session(writing=True) as session:
        session.add(
            Organisation(reference="home", name="NHS Dorset", role="lead", is_home=True, area="E54000041")
        )
        session.add(Engagement(reference="E1", title="Maternity services"))
        session.flush()
        session.add(
            Activity(
                reference="A1",
                engagement="E1",
                title="Survey",
                stage="information_gathering",
                level="engage_consult",
                method="survey",
                place="Poole",
            )
        )
        session.commit()
    lines = ["Reference,Date,Sex,Religion"]
    answers = [("Female", "Christian")] * WOMEN + [("Male", "Muslim")] * MEN + [("Male", WORD)] * JEDI
    lines += [
        f"{REFERENCE if number == 0 else f'p{number}'},2024-05-01,{sex},{religion}"
        for number, (sex, religion) in enumerate(answers)
    ]
    file = own_folder / "people.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    plan = own_folder / "map.toml"
    plan.write_text('source = "Partner A"\nperson_key = "Reference"\n', encoding="utf-8")
    caplog.set_level(logging.DEBUG)
    for name in (*OURS, *(each for each in logging.root.manager.loggerDict if each.startswith(OURS))):
        caplog.set_level(logging.DEBUG, logger=name)
    found = Said()
    decide = ["--source", "Partner A", "--characteristic", "religion_or_belief", "--label", WORD]
    for words in (
        ["import", str(file), "--activity", "A1", "--map", str(plan), "--who", "steward"],
        ["publish"],
        ["decide", *decide, "--as", "other_religion", "--who", "steward"],
        ["forget", "--who", "steward"],
        ["publish"],
        ["tables"],
        ["report", "--out", str(own_folder / "paper.html")],
        ["undo", "1", "--who", "steward"],
    ):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{REFERENCE}\n"))
        code = main(words)
        said = capsys.readouterr()
        assert code == 0, (words, said.err)
        found.printed[words[0]] = found.printed.get(words[0], "") + said.out + said.err
    found.logged = [
        f"{each.getMessage()} {each.exc_text or ''}"
        for each in caplog.records
        if each.name.partition(".")[0] in OURS
    ]
    return found


def numbers(text: str) -> set[str]:
    """Return the whole numbers of a text, without their commas."""
    return {each.replace(",", "") for each in re.findall(r"\d[\d,]*", text)}


def test_no_log_and_no_command_says_more_than_it_may(done: Said):
    logged = "\n".join(done.logged)
    assert numbers(logged) & COUNTS == set()
    for telling in (WORD, REFERENCE, "Christian", "Muslim", "christian", "muslim", "female"):
        assert telling not in logged
    for command, said in done.printed.items():
        assert REFERENCE not in said, command
        if command not in MAY_COUNT:
            assert numbers(said) & COUNTS == set(), command
            assert WORD not in said, command
    # The search finds what is there: the steward is told.
    assert numbers(done.printed["import"]) & COUNTS
    assert WORD in done.printed["import"]
    assert "1 person is removed" in done.printed["forget"]
