"""The rules of the house: which room may import which, what pages may not touch, how files are kept.

Each rule is a function of a folder that returns its breaches in words. It is held against the project, where it must
find none, and against a small invented project in which it is broken, where it must find that.
"""

import ast
import re
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("models", "data", "pages", "app")
"""Left to right: a room imports itself and the rooms to its left."""

INTAKE_SIDE = (
    "models.intake",
    "data.counting",
    "data.demo",
    "data.first_start",
    "data.importing",
    "data.keys",
    "data.releasing",
    "data.secret",
)
"""What can see people, or the secret: closed to every page but the one that brings records in."""
OPENS_INTAKE = {"intake_session", "intake_url"}
IMPORT_PAGE = re.compile(r"pages(\.parts\.importing)?\.import_\w+")
"""The page that brings records in, and the parts that it alone has. Only the front script may name it."""

MAKES_PROTECTED = ("data.disclosure", "data.frozen", "models.protected")
PROTECTED = {"ProtectedCount", "ProtectedCell", "ProtectedTable", "OverlapRow", "OverlapTable"}
CLOSED_TO_PAGES = {"sqlmodel", "sqlalchemy", "sqlite3", "psycopg", "importlib", "subprocess"}
CLOSED_CALLS = re.compile(r"open|eval|exec|__import__|(pd|pandas)\.read_\w+|(st|streamlit)\.connection")
GIVES_FILES = re.compile(r"(\w+\.)*(download_button|image|audio|video|pdf|logo)")
ASK_FOR_THE_INTAKE = ("pages.parts.doorway", "pages.parts.signing_in.door", "pages.parts.signing_in.gate")
VAGUE = re.compile(r"(^|_)(utils?|helpers?|managers?|commons?|misc)($|_)")
LONGEST_PAGE, LONGEST_MODULE = 80, 300
ADDRESSES = re.compile(
    # Written so that the rule does not find itself.
    r"py[p]i\.|python[h]osted\.|ana[c]onda\.|n[p]mjs\.|--(?:extra-)?index-ur[l]"
    r"|(?<![\w.:/-])/(?:work|tmp|root|home|Users|var/folders)/\w"
)
"""Hosts of package registries, and paths of the machine that somebody works on."""
NAMED_PATH = re.compile(r"`((?:attacks|browser|data|docs|models|pages|tests)/[\w/.-]*\w/?)`")
TEXT = {".py", ".toml", ".txt", ".md", ".csv", ".json", ".yml", ".yaml", ".mako", ".css", ".cfg", ".ini", ""}

Rule = Callable[[Path], list[str]]


# ---- Reading a project ----


def modules(root: Path) -> dict[str, Path]:
    """Return the path of every module of the rooms, by dotted name; a package goes by its own name."""
    paths = [path for room in ROOMS[:-1] for path in sorted((root / room).rglob("*.py"))]
    paths += [root / "app.py"] if (root / "app.py").exists() else []
    return {
        ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): path
        for path in paths
    }


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imported(name: str, path: Path) -> Iterator[str]:
    """Give every dotted name that a module imports, wherever in it, what it takes from a module included."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            source = ".".join([*above, *([node.module] if node.module else [])])
            yield source
            yield from (f"{source}.{alias.name}" for alias in node.names)


def graph(root: Path) -> dict[str, set[str]]:
    """Return which modules of the project each module runs when it is imported, packages above included."""
    known = modules(root)

    def runs(dotted: str) -> set[str]:
        parts = dotted.split(".")
        return {".".join(parts[:end]) for end in range(1, len(parts) + 1)} & known.keys()

    return {
        name: {found for dotted in imported(name, path) for found in runs(dotted)} | (runs(name) - {name})
        for name, path in known.items()
    }


def calls(path: Path) -> Iterator[str]:
    return (ast.unparse(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


def words_of(path: Path) -> set[str]:
    """Return every name, attribute and imported name that a module uses."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.alias):
            found.add(node.name.rpartition(".")[2])
    return found


def tracked(root: Path) -> list[Path]:
    """Return what Git keeps or would keep; every file where there is no Git."""
    if not (root / ".git").exists():
        return sorted(path for path in root.rglob("*") if path.is_file())
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    return sorted(root / name for name in listed if name and (root / name).is_file())


# ---- The rules ----


def imports_go_one_way(root: Path) -> list[str]:
    def room(name: str) -> int:
        return ROOMS.index(name.split(".")[0])

    return [
        f"{name} imports {other}"
        for name, others in graph(root).items()
        for other in sorted(others)
        if room(other) > room(name)
    ]


def drawing_stays_in_pages(root: Path) -> list[str]:
    return [
        f"{name} imports {other}"
        for name, path in modules(root).items()
        if name.split(".")[0] not in ("pages", "app")
        for other in imported(name, path)
        if other in ("streamlit", "plotly")
    ]


def no_page_reaches_the_intake(root: Path) -> list[str]:
    """Walk from every page through every module behind it; the import page is walked through by nobody."""
    known, runs = modules(root), graph(root)
    breaches = []
    for start in known:
        if not start.startswith("pages") or IMPORT_PAGE.fullmatch(start):
            continue
        way = {start: start}
        waiting = [start]
        while waiting:
            name = waiting.pop()
            if IMPORT_PAGE.fullmatch(name):
                continue
            if name.startswith(INTAKE_SIDE):
                breaches.append(f"{way[name]} reaches people")
            if name != "data.databases":
                breaches += [
                    f"{way[name]} uses {used}" for used in sorted(OPENS_INTAKE & words_of(known[name]))
                ]
            for other in sorted(runs[name] - way.keys()):
                way[other] = f"{way[name]} > {other}"
                waiting.append(other)
    return breaches


def only_disclosure_makes_protected_values(root: Path) -> list[str]:
    """What is shown of people is made by `data.disclosure` and read back by `data.frozen`; nobody else puts one together."""
    return [
        f"{name} makes a {made}"
        for name, path in modules(root).items()
        if not name.startswith(MAKES_PROTECTED)
        for made in sorted(PROTECTED & {call.rpartition(".")[2] for call in calls(path)})
    ]


def only_the_front_names_the_import_page(root: Path) -> list[str]:
    return [
        f"{name} imports {other}"
        for name, others in graph(root).items()
        for other in sorted(others)
        if IMPORT_PAGE.fullmatch(other) and name != "pages.parts.front" and not IMPORT_PAGE.fullmatch(name)
    ]


def pages_hold_no_query_and_no_file(root: Path) -> list[str]:
    pages = {name: path for name, path in modules(root).items() if name.startswith("pages")}
    return [
        *(
            f"{name} imports {other}"
            for name, path in pages.items()
            for other in imported(name, path)
            if other in CLOSED_TO_PAGES
        ),
        *(
            f"{name} calls {call}"
            for name, path in pages.items()
            for call in calls(path)
            if CLOSED_CALLS.fullmatch(call)
        ),
    ]


def no_record_goes_to_the_browser(root: Path) -> list[str]:
    """Plotly Express sends every record that it is given (method 2.8 no. 15)."""
    return [
        f"{name} uses plotly.express"
        for name, path in modules(root).items()
        if "plotly.express" in imported(name, path) or "px" in words_of(path)
    ]


def files_leave_by_one_button(root: Path) -> list[str]:
    """The door gives a file to whoever `downloads.button` noted, and pictures of Streamlit's to everybody."""
    return [
        f"{name} calls {call}"
        for name, path in modules(root).items()
        for call in calls(path)
        if GIVES_FILES.fullmatch(call) and name != "pages.parts.downloads"
    ]


def pages_ask_who_is_here(root: Path) -> list[str]:
    """That the intake is there makes nobody a steward where people sign in."""
    return [
        f"{name} asks for the intake"
        for name, path in modules(root).items()
        if name.startswith("pages")
        and "intake_available" in words_of(path)
        and name not in ASK_FOR_THE_INTAKE
    ]


def modules_are_loaded_by_name_in_one_place(root: Path) -> list[str]:
    """What is imported by a name made at run time can't be seen by these rules."""
    return [
        f"{name} imports importlib"
        for name, path in modules(root).items()
        if name != "data.__main__" and ("importlib" in imported(name, path) or "__import__" in words_of(path))
    ]


def files_are_short(root: Path) -> list[str]:
    lengths = {
        path.relative_to(root): len(path.read_text("utf-8").splitlines()) for path in modules(root).values()
    }
    return [
        f"{path.as_posix()} has {length} lines"
        for path, length in lengths.items()
        if length
        > (LONGEST_PAGE if path.parts[0] in ("pages", "app.py") and len(path.parts) < 3 else LONGEST_MODULE)
    ]


def names_say_something(root: Path) -> list[str]:
    python = (path.relative_to(root) for path in tracked(root) if path.suffix == ".py")
    return [path.as_posix() for path in python if any(VAGUE.search(Path(part).stem) for part in path.parts)]


def every_module_says_what_it_is(root: Path) -> list[str]:
    return [
        f"{name} has no docstring"
        for name, path in modules(root).items()
        if not ast.get_docstring(tree(path))
    ]


def every_test_file_tests(root: Path) -> list[str]:
    """A file of tests has one, a conftest has a fixture, and any other file builds what a file of tests asks for."""
    paths = {path.relative_to(root): path for path in sorted((root / "tests").rglob("*.py"))}
    asked_for = {found for path in paths.values() for found in imported("tests.any", path)}

    def serves(name: Path, path: Path) -> bool:
        functions = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)]
        if name.name.startswith("test_"):
            return any(function.name.startswith("test_") for function in functions)
        if name.name == "conftest.py":
            return any("fixture" in ast.unparse(mark) for made in functions for mark in made.decorator_list)
        return name.name != "__init__.py" and ".".join(name.with_suffix("").parts) in asked_for

    return [name.as_posix() for name, path in paths.items() if not serves(name, path)]


def nothing_names_this_machine(root: Path) -> list[str]:
    return [
        f"{path.relative_to(root).as_posix()}: {found.group()}"
        for path in tracked(root)
        if path.suffix in TEXT
        for found in ADDRESSES.finditer(path.read_text("utf-8", errors="replace"))
    ]


def documents_name_what_there_is(root: Path) -> list[str]:
    """Every path that a document names in backticks is there; those of docs/attacks.md stand below tests/."""
    pages = [path for path in [root / "README.md", *sorted((root / "docs").rglob("*.md"))] if path.exists()]
    return [
        f"{page.relative_to(root).as_posix()} names {found}, which is not there"
        for page in pages
        for found in NAMED_PATH.findall(page.read_text("utf-8"))
        if not found.startswith("data/local")
        and not ((root / found).exists() or (page.name == "attacks.md" and (root / "tests" / found).exists()))
    ]


# ---- What each rule must find in a small project that breaks it ----

BREACHES: dict[Rule, list[tuple[dict[str, str], str]]] = {
    imports_go_one_way: [
        ({"models/a.py": "import data.b", "data/b.py": ""}, "models.a imports data.b"),
        ({"data/b.py": "from pages.parts import c", "pages/parts/c.py": ""}, "data.b imports pages.parts.c"),
        ({"pages/c.py": "def f():\n    import app", "app.py": ""}, "pages.c imports app"),
        (
            {"data/b.py": "from . import c", "data/c.py": "from ..pages import d", "pages/d.py": ""},
            "data.c imports pages.d",
        ),
    ],
    drawing_stays_in_pages: [
        ({"data/b.py": "import streamlit as st"}, "data.b imports streamlit"),
        ({"models/a.py": "from plotly import graph_objects"}, "models.a imports plotly"),
    ],
    no_page_reaches_the_intake: [
        (
            {"pages/c.py": "from models.intake import Import", "models/intake.py": ""},
            "pages.c > models.intake reaches people",
        ),
        (
            {
                "pages/c.py": "from data import published",
                "data/published.py": "from data import reach",
                "data/reach.py": "import models.intake",
                "models/intake.py": "",
            },
            "pages.c > data.published > data.reach > models.intake reaches people",
        ),
        (
            {
                "pages/c.py": "from data.shop import till",
                "data/shop/till.py": "",
                "data/shop/__init__.py": "from data import secret",
                "data/secret.py": "",
            },
            "pages.c > data.shop > data.secret reaches people",
        ),
        (
            {
                "pages/parts/c.py": "from data import databases\ndatabases.intake_session()",
                "data/databases.py": "def intake_session(): ...",
            },
            "pages.parts.c uses intake_session",
        ),
        (
            {
                "pages/c.py": "import data.published",
                "data/published.py": "from data.databases import intake_url",
                "data/databases.py": "",
            },
            "pages.c > data.published uses intake_url",
        ),
    ],
    only_disclosure_makes_protected_values: [
        (
            {"pages/c.py": "from models import protected\nx = protected.ProtectedCount(3, None, 3, 3)"},
            "pages.c makes a ProtectedCount",
        ),
        ({"data/published/b.py": "x = ProtectedTable()"}, "data.published.b makes a ProtectedTable"),
    ],
    only_the_front_names_the_import_page: [
        (
            {"pages/c.py": "from pages import import_records", "pages/import_records.py": ""},
            "pages.c imports pages.import_records",
        ),
    ],
    pages_hold_no_query_and_no_file: [
        ({"pages/c.py": "from sqlmodel import select"}, "pages.c imports sqlmodel"),
        ({"pages/parts/c.py": "import sqlite3"}, "pages.parts.c imports sqlite3"),
        ({"pages/c.py": "import importlib"}, "pages.c imports importlib"),
        ({"pages/c.py": "open('intake.db')"}, "pages.c calls open"),
        ({"pages/c.py": "pd.read_sql('select')"}, "pages.c calls pd.read_sql"),
        ({"pages/c.py": "st.connection('sql')"}, "pages.c calls st.connection"),
    ],
    no_record_goes_to_the_browser: [
        ({"pages/c.py": "import plotly.express as px"}, "pages.c uses plotly.express"),
        ({"pages/c.py": "from plotly import express"}, "pages.c uses plotly.express"),
        ({"pages/c.py": "px.histogram(people)"}, "pages.c uses plotly.express"),
    ],
    files_leave_by_one_button: [
        ({"pages/parts/c.py": "st.download_button('x', b'')"}, "pages.parts.c calls st.download_button"),
        ({"pages/c.py": "box.image(b'')"}, "pages.c calls box.image"),
    ],
    pages_ask_who_is_here: [
        ({"pages/c.py": "from data.databases import intake_available"}, "pages.c asks for the intake"),
        ({"pages/parts/c.py": "databases.intake_available()"}, "pages.parts.c asks for the intake"),
    ],
    modules_are_loaded_by_name_in_one_place: [
        ({"data/b.py": "from importlib import import_module"}, "data.b imports importlib"),
        ({"data/b.py": "__import__('models.intake')"}, "data.b imports importlib"),
    ],
    files_are_short: [
        ({"pages/c.py": "\n" * 81}, "pages/c.py has 81 lines"),
        ({"app.py": "\n" * 81}, "app.py has 81 lines"),
        ({"pages/parts/c.py": "\n" * 301}, "pages/parts/c.py has 301 lines"),
        ({"data/b.py": "\n" * 301}, "data/b.py has 301 lines"),
    ],
    names_say_something: [
        ({"data/utils.py": ""}, "data/utils.py"),
        ({"pages/parts/chart_helpers.py": ""}, "pages/parts/chart_helpers.py"),
        ({"tests/common/test_a.py": ""}, "tests/common/test_a.py"),
    ],
    every_module_says_what_it_is: [({"data/b.py": "x = 1"}, "data.b has no docstring")],
    every_test_file_tests: [
        ({"tests/__init__.py": ""}, "tests/__init__.py"),
        ({"tests/data/test_b.py": "x = 1"}, "tests/data/test_b.py"),
        ({"tests/conftest.py": "x = 1"}, "tests/conftest.py"),
        ({"tests/world.py": "def small(): ..."}, "tests/world.py"),
    ],
    documents_name_what_there_is: [
        ({"README.md": "See `data/gone.py`."}, "README.md names data/gone.py, which is not there"),
        (
            {"docs/attacks.md": "In `pages/test_a.py`."},
            "docs/attacks.md names pages/test_a.py, which is not there",
        ),
    ],
    nothing_names_this_machine: [
        ({"README.md": "See " + "/work" + "/main."}, "README.md: " + "/work" + "/m"),
        ({"requirements.txt": "--index-" + "url https://example.org"}, "requirements.txt: --index-" + "url"),
        ({"uv.toml": "url = 'https://pypi" + ".org/simple'"}, "uv.toml: pypi" + "."),
    ],
}

ALLOWED: dict[Rule, dict[str, str]] = {
    imports_go_one_way: {
        "app.py": "import pages.c",
        "pages/c.py": "import data.b",
        "data/b.py": "import models.a",
        "models/a.py": "",
    },
    drawing_stays_in_pages: {"pages/c.py": "import streamlit", "app.py": "import streamlit"},
    only_disclosure_makes_protected_values: {
        "models/protected.py": "class ProtectedCount: ...\nx = ProtectedCount()",
        "data/disclosure/tables.py": "x = ProtectedTable()",
        "data/frozen/tables.py": "x = ProtectedTable()",
        "pages/c.py": "def f(count: 'ProtectedCount'): ...",
    },
    no_page_reaches_the_intake: {
        "pages/parts/front.py": "from pages import import_records\nfrom data.databases import close",
        "pages/import_records.py": "from models import intake\nfrom data.databases import intake_session",
        "data/databases.py": "def intake_session(): ...",
        "models/intake.py": "",
    },
    only_the_front_names_the_import_page: {
        "pages/parts/front.py": "from pages import import_records",
        "pages/import_records.py": "from pages.parts.importing import import_steps",
        "pages/parts/importing/import_steps.py": "",
    },
    files_leave_by_one_button: {"pages/parts/downloads.py": "st.download_button('x', b'')"},
    pages_ask_who_is_here: {"pages/parts/doorway.py": "from data.databases import intake_available"},
    modules_are_loaded_by_name_in_one_place: {"data/__main__.py": "import importlib"},
    documents_name_what_there_is: {
        "README.md": "See `data/local/intake.db` and `data/`.",
        "docs/attacks.md": "In `pages/test_a.py`.",
        "tests/pages/test_a.py": "def test_a(): ...",
        "data/b.py": "",
    },
    files_are_short: {"pages/c.py": "\n" * 80, "pages/parts/c.py": "\n" * 300, "data/b.py": "\n" * 300},
    every_test_file_tests: {
        "tests/conftest.py": "@pytest.fixture\ndef a(): ...",
        "tests/world.py": "def small(): ...",
        "tests/data/test_b.py": "from tests.world import small\ndef test_b(): ...",
    },
}


@pytest.fixture
def build(tmp_path):
    """Return what writes a small project, given the text of each file."""

    def written(files: dict[str, str]) -> Path:
        for name, text in files.items():
            (tmp_path / "project" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "project" / name).write_text(text, "utf-8")
        return tmp_path / "project"

    return written


@pytest.mark.parametrize("rule", BREACHES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rules(rule):
    """Mutant: `import plotly.express as px` in `pages.parts.charts.reach_chart`."""
    assert rule(ROOT) == []


@pytest.mark.parametrize(
    ("rule", "files", "breach"),
    [(rule, files, breach) for rule, cases in BREACHES.items() for files, breach in cases],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_a_breach_is_found(build, rule, files, breach):
    """Mutant: `no_record_goes_to_the_browser` finding nothing."""
    assert breach in rule(build(files))


@pytest.mark.parametrize(("rule", "files"), ALLOWED.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_what_is_allowed_is_not_a_breach(build, rule, files):
    assert rule(build(files)) == []


def test_the_whole_house_was_walked():
    known = modules(ROOT)
    assert {"app", "models.intake", "data.databases", "pages.parts.doorway"} <= known.keys()
    assert "models.intake" in graph(ROOT)["data.counting.records"]
    assert ROOT / "README.md" in tracked(ROOT)


def test_every_forbidden_module_is_one_that_there_is():
    """A renamed module must be renamed here too, or its rule would quietly stop."""
    assert set(INTAKE_SIDE) <= modules(ROOT).keys() | {"data.importing", "data.demo"}
