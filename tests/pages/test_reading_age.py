"""How old a reader must be: everything that the product says in sentences is measured, with a library, in years of school.

The measure is the Flesch-Kincaid grade (Kincaid and others 1975): words in a sentence and syllables in a word. A grade and
five years are an age. It knows nothing of whether a sentence is true or kind, and a short sentence can be hard; so it guards
a line that was measured first, and is no aim. Names that people type, and the words of the law, are not our sentences.
"""

import ast
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from pages.paper import composing, contents
from pages.paper.blocks import Bullets, Opening, Paper, Paragraph, SmallPrint
from tests.pages.paper.test_same_as_pages import asked, publish_world

with warnings.catch_warnings():
    warnings.simplefilter(
        "ignore"
    )  # its list of Dutch words, which is not used, is written with a stray backslash
    import readability

__all__ = ["publish_world"]
"""The world of the module's fixture."""

ROOT = Path(__file__).parents[2]
PROSE = sorted((ROOT / "pages" / "words").glob("*.md"))
TEMPLATES = sorted((ROOT / "pages").rglob("*.py"))
SAID_ELSEWHERE = sorted(
    path
    for room in ("models", "data")
    for path in (ROOT / room).rglob("*.*")
    if path.suffix in {".py", ".csv", ".toml"}
)

OF_14 = 9.0
"""The grade of a reader of 14 years: no page's prose may ask for more. Measured: 8.9 at most, 5.1 over all pages."""
OF_ALL = 5.0
"""Of all templates together. Measured: 2.8."""
HARDEST = 16.0
"""Of any one sentence of eight words or more: a loose line, for one long word weighs much in a short sentence. Measured: 15.5,
where the names of two stages are most of it; three more are above 13.5."""
LONGEST = 35
"""Words in a sentence; measured: 32. The service manual of GOV.UK asks for 25, which lists of what is meant go beyond."""
FEWEST = 8
"""Words from which on one sentence says something about itself."""
INVENTED = "12"
"""What stands where a template has a gap."""

_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“\"‘(])")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’,.%-]*")
_PARAGRAPH = re.compile(r"\n\s*\n|\n\s*(?:[-#|]|\d+\.)\s*")
_NAMES = re.compile(r": (?:[^:,;]+[,;] ){4,}[^:]+$")
_CODE = re.compile(r"[{}]|</|\bpx\b|\ber-|^--|^SELECT|=\S")


@dataclass(frozen=True)
class Said:
    """One sentence, and where it is from."""

    where: str
    text: str

    @property
    def words(self) -> list[str]:
        return words(self.text)


def words(text: str) -> list[str]:
    return [word.rstrip(".,") for word in _WORD.findall(text)]


def grade(sentences: list[str]) -> float:
    """Return the Flesch-Kincaid grade of sentences together."""
    lines = [" ".join(words(sentence)) for sentence in sentences]
    return readability.getmeasures(lines, lang="en")["readability grades"]["Kincaid"]


def sentences(text: str, *, where: str) -> Iterator[Said]:
    """Give the sentences of a text, each paragraph by itself, without the marks of Markdown and HTML.

    A list of many names after a colon is no sentence: what stands before it is measured.
    """
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"<[^>]*>", " ", text))
    for paragraph in _PARAGRAPH.split(re.sub(r"[*`]", "", re.sub(r"\{\w*\}", INVENTED, plain))):
        for sentence in _END.split(" ".join(paragraph.split())):
            proper = _NAMES.sub(":", sentence)
            if proper.endswith((".", "!", "?", ":")) and len(words(proper)) >= 4:
                yield Said(where, proper)


def in_prose(path: Path) -> list[Said]:
    return list(sentences(path.read_text(encoding="utf-8"), where=path.name))


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Give every text that a module writes, with its line: gaps filled, and what explains the code left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    explains = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
        if part is not node
    }
    for node in ast.walk(tree):
        if id(node) in explains or id(node) in parts:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        elif isinstance(node, ast.JoinedStr):
            filled = (str(part.value) if isinstance(part, ast.Constant) else INVENTED for part in node.values)
            yield node.lineno, "".join(filled)


@cache
def in_templates() -> list[Said]:
    return [
        said
        for path in TEMPLATES
        for line, text in strings(path)
        for said in sentences(text, where=f"{path.relative_to(ROOT)}:{line}")
        if not _CODE.search(said.text)
    ]


def in_paper(paper: Paper) -> Iterator[Said]:
    for fact in paper.facts:
        yield from sentences(fact.text, where=fact.label)
    for section in paper.sections:
        for block in section.blocks:
            match block:
                case Opening() | Paragraph():
                    yield from sentences(str(block.text), where=section.slug)
                case Bullets() | SmallPrint():
                    for line in block.lines:
                        yield from sentences(str(line), where=section.slug)


def too_hard(said: list[Said]) -> list[tuple[float, str, str]]:
    graded = [
        (round(grade([each.text]), 1), each.where, each.text) for each in said if len(each.words) >= FEWEST
    ]
    return sorted((each for each in graded if each[0] > HARDEST), reverse=True)


def too_long(said: list[Said]) -> list[tuple[int, str, str]]:
    return sorted(
        ((len(each.words), each.where, each.text) for each in said if len(each.words) > LONGEST), reverse=True
    )


def test_the_measure_tells_hard_from_plain():
    """Without this a measure that gives nought for everything would pass all that follows."""
    plain = ["We heard too few men.", "Ask them to come.", "Nobody was told what came of it."]
    hard = [
        "Notwithstanding the aforementioned considerations, the representational disproportionality of underutilising "
        "constituencies necessitates the institutionalisation of commensurate remediation."
    ]
    assert grade(plain) < 4
    assert grade(hard) > 20


def test_enough_is_measured():
    """Mutant: templates with gaps left out."""
    assert len(PROSE) > 30
    assert len(in_templates()) > 900
    assert {Path(said.where.split(":")[0]).name for said in in_templates()} >= {
        "on_reach.py",
        "asides.py",
        "sources.py",
    }


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.stem)
def test_a_reader_of_14_can_read_the_prose_of_every_page(path: Path):
    """Mutant: "which organisations" for "who" in the hardest of them."""
    assert grade([said.text for said in in_prose(path)]) <= OF_14


def test_templates_are_plainer_than_that():
    assert grade([said.text for said in in_templates()]) <= OF_ALL


def test_no_sentence_is_too_hard_or_too_long():
    """Mutant: the two sentences on what the bars of communities are, joined again."""
    said = [*in_templates(), *(each for path in PROSE for each in in_prose(path))]
    assert too_hard(said) == []
    assert too_long(said) == []


def test_what_a_paper_says_is_as_plain(world):
    """The findings of all parts, filled with the numbers of a small world. Measured: 5.1. Mutant: the line set to 5."""
    every = tuple(part.slug for part in contents.parts())
    said = list(in_paper(composing.compose(replace(asked(), parts=every))))
    assert len(said) > 60
    assert grade([each.text for each in said]) <= OF_14
    assert too_hard(said) == []
    assert too_long(said) == []


def test_no_em_dash_is_written():
    """Mutant: one in a template, and one in a file of labels."""
    written = [
        path.name
        for path in (*PROSE, *TEMPLATES, *SAID_ELSEWHERE)
        if "\N{EM DASH}"
        in ("".join(text for _, text in strings(path)) if path.suffix == ".py" else path.read_text("utf-8"))
    ]
    assert written == []
