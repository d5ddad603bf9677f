"""What is kept in memory is shared by all who read: each thing kept is argued in docs/security.md (method 2.8 no. 22).

Kept for the release note, which says who looks; or the same for everybody; or of nothing but what was given. Mutants: a read
of the register kept by its slug alone; a read of a release kept without its note; a file struck from the document; Streamlit's cache.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
READS = {
    "register_session",
    "intake_session",
    "published",
    "engagements",
    "findings",
    "activities",
    "recorded",
}
"""What a function calls that asks a database, or what a page may ask of one."""
ADVICE = "Keep it for the release note, or argue it in docs/security.md, What is kept in memory."


def kept() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Give (path, function) of everything that functools keeps."""
    for room in ("data", "pages"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.FunctionDef) and any(_keeps(each) for each in node.decorator_list):
                    yield path.relative_to(ROOT).as_posix(), node


def _keeps(decorator: ast.expr) -> bool:
    words = ast.unparse(decorator).partition("(")[0].rpartition(".")[2]
    return words in {"cache", "lru_cache", "cached_property"}


def _root(called: ast.expr) -> str:
    """Return the name that a call begins with: `published` of `published.table(...)`."""
    return ast.unparse(called).partition(".")[0]


def given(function: ast.FunctionDef) -> list[ast.arg]:
    """Return what a function is given, without itself."""
    return [each for each in (*function.args.args, *function.args.kwonlyargs) if each.arg != "self"]


def for_the_note(function: ast.FunctionDef) -> bool:
    first = next(iter(given(function)), None)
    return (
        first is not None and first.annotation is not None and ast.unparse(first.annotation) == "ReleaseNote"
    )


def argued() -> set[str]:
    """Return the files and rooms that the document argues."""
    said = (ROOT / "docs" / "security.md").read_text("utf-8").partition("## What is kept in memory")[2]
    return set(re.findall(r"`((?:data|pages)/[\w/.]+)`", said.partition("\n## ")[0]))


def test_everything_that_is_kept_is_kept_for_the_release_note_or_argued():
    found = [
        f"{path} {function.name}"
        for path, function in kept()
        if given(function)
        and not for_the_note(function)
        and not any(path == each or (each.endswith("/") and path.startswith(each)) for each in argued())
    ]
    assert found == [], ADVICE


def test_nothing_that_asks_a_database_is_kept_for_less_than_the_note():
    found = [
        f"{path} {function.name}"
        for path, function in kept()
        if not for_the_note(function)
        and READS & {_root(node.func) for node in ast.walk(function) if isinstance(node, ast.Call)}
    ]
    assert found == [], ADVICE


def test_what_the_document_argues_is_there():
    paths = {path for path, _ in kept()}
    for each in argued():
        assert each in paths or any(path.startswith(each) for path in paths if each.endswith("/")), each


def test_streamlits_own_caches_are_not_used():
    """They are shared by all sessions and know nothing of who looks."""
    for room in ("data", "pages"):
        for path in sorted((ROOT / room).rglob("*.py")):
            assert not re.search(r"\bcache_(data|resource)\b", path.read_text("utf-8")), path
