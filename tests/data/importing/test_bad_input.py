"""The table of bad input in the design, row by row, each with the whole message, by the command that a scheduled job runs.

Two rows of that table stand elsewhere: a process killed at any moment (test_killed.py), and an unknown period, selection or
page in the address (tests/pages/test_journeys.py, tests/attacks/test_outside_the_menu.py).

Mutant: exit 0 for a refused file.
"""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from sqlmodel import select

from data.__main__ import main
from data.databases import intake_session
from data.importing.files import reading, workbook
from models.intake import Import, Participation
from pages.parts.downloads import escaped

EACH = "Export the answers themselves, with one row per person."
AS_CSV = "Export the answers as CSV or XLSX, with one row per person."
INSTEAD = (
    "If the answers themselves can be had, bring those in, with one row per person. If only totals can: open “Or bring in "
    "totals” on the Import page, or run python -m data import --counts."
)
NO_DATE = "No column says when people took part. The day of the import stands for it."
PEOPLE = b"Gender,Age\nWoman,25-34\nMan,35-44\n"
MAP = 'person_key = "Member"\n'


def book(*, chart: bool = False, extra: tuple[str, bytes] | None = None) -> bytes:
    """Return a workbook of one sheet; or of one chart and a hidden sheet; or with one more part in its zip."""
    made = openpyxl.Workbook()
    made.active.append(["Gender"])
    made.active.append(["Woman"])
    if chart:
        made.create_chartsheet("Chart")
        made.active.sheet_state = "hidden"
    file = io.BytesIO()
    made.save(file)
    if extra:
        with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as parts:
            parts.writestr(*extra)
    return file.getvalue()


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(sqlite_databases, own_folder: Path, capsys) -> Run:
    """Return what imports a file by the command; it gives back the exit code, what was said, and what went wrong."""

    def bring_in(content: bytes, name: str = "people.csv", *, known: str = "") -> tuple[int, str, str]:
        (own_folder / name).write_bytes(content)
        (own_folder / "map.toml").write_text(known, encoding="utf-8")
        main(["check", str(own_folder / name)])
        capsys.readouterr()
        code = main(
            ["import", str(own_folder / name), "--activity", "A1", "--map", str(own_folder / "map.toml")]
        )
        said = capsys.readouterr()
        return code, said.out, said.err

    return bring_in


def stored() -> tuple[int, int]:
    """Return how many imports and people the intake holds."""
    with intake_session() as session:
        return len(session.exec(select(Import.id)).all()), len(session.exec(select(Participation.id)).all())


def part(said: str, heading: str) -> list[str]:
    """Return the lines under a heading of what the command says."""
    lines = said.partition(f"\n{heading}\n")[2].splitlines()
    return [line.strip() for line in lines[: lines.index("")]]


def notes(said: str) -> list[str]:
    """Return what is said of the file before its columns."""
    return said.partition("\n\n")[0].splitlines()[1:]


NOT_PEOPLE = {
    "a crosstab": (
        b"Question,Gender,,Age,\n,Male,Female,18-24,25-34\nAgree,0.31,0.42,0.2,0.5\nDisagree,0.69,0.58,0.8,0.5\n",
        "file is a crosstab, not one row per person: row 2 has answers (age, gender, sex) as headings, over numbers. "
        + EACH,
    ),
    "a pivot table": (
        b"Row Labels,Count of ID,Sum of n\nPoole,12,4\nDorset,3,9\nGrand Total,15,13\n",
        f'file is a pivot table or a summary, not one row per person: it says "Row Labels". {EACH}',
    ),
    "counts of people": (
        b"Gender,Count,Percentage\nFemale,549,52.5%\nMale,497,47.5%\n",
        'file holds counts of people, not one row per person: column "Gender" names each answer once, over numbers '
        f"beside it. {INSTEAD}",
    ),
    "a chart sheet": (
        book(chart=True),
        f"file has no visible sheet of cells, only charts or hidden sheets. {EACH}",
    ),
    "an empty file": (b"", f"file is empty. {AS_CSV}"),
    "blank rows only": (b",,\r\n,,\r\n", f"file is empty. {AS_CSV}"),
    "headings only": (b"Gender,Age\n", f"file has headings and no rows below them. {EACH}"),
    "numbers only": (
        b"1,2\n3,4\n",
        "file has no row of headings. The first row must say what each column holds, such as Age or Ethnic group, and "
        "each row under it must be one person.",
    ),
    "a picture renamed .csv": (b"\x89PNG\r\n\x1a\n" + bytes(99), f"file is a picture, not a table. {AS_CSV}"),
    "a program renamed .csv": (
        b"\x01\x02\x03" * 50,
        f"file is not a table of text. It may be a picture or another kind of file with a new name. {AS_CSV}",
    ),
    "a PDF renamed .csv": (b"%PDF-1.7 and more", f"file is a PDF, not a table. {AS_CSV}"),
    "a quotation mark that never closes": (
        b'Gender,Age\nWoman,"25-34\nMan,35-44\n',
        "file, row 2: a quotation mark is opened and not closed properly, so the cells can't be told apart. Open the file "
        "in a spreadsheet and save it again as CSV.",
    ),
    "a broken workbook": (
        book()[:-40],
        "file can't be opened as a workbook. Open it in a spreadsheet and save it again as .xlsx or CSV.",
    ),
    "organisations only": (
        b"Gender\nOn behalf of a group\n",
        "file has no row that is a person. Nothing was stored.",
    ),
}


@pytest.mark.parametrize("kind", NOT_PEOPLE)
def test_what_is_not_one_row_per_person_is_refused_with_the_reason(run: Run, kind: str) -> None:
    content, reason = NOT_PEOPLE[kind]
    code, said, wrong = run(content, "file")
    assert (code, said) == (2, "")
    assert wrong.splitlines()[-1] == reason
    assert stored() == (0, 0)


READ_ALL_THE_SAME = {
    "two heading rows": (
        b"ID,Which have you used?,,,Gender\n,GP,Pharmacy,A&E,Response\n1,GP,,,Woman\n2,,,A&E,Man\n",
        ["Read as UTF-8, comma.", "2 rows of headings, read together."],
    ),
    "notes above the heading": (
        b"Survey 2024\nExported,today\n\n" + PEOPLE,
        ["Read as UTF-8, comma.", "2 rows above the headings left out."],
    ),
    "blank rows": (
        PEOPLE.replace(b"Man", b"\n,\nMan"),
        ["Read as UTF-8, comma.", "2 blank rows left out."],
    ),
    "blank headings": (
        b",Gender\n1,Woman\n2,Man\n",
        ["Read as UTF-8, comma.", "1 column without a heading."],
    ),
    "repeated headings": (b"Gender,Gender\nWoman,x\nMan,x\n", ["Read as UTF-8, comma."]),
    "empty columns": (
        b"Gender,Age,,\nWoman,25-34,,\nMan,35-44,,\n",
        ["Read as UTF-8, comma.", "2 empty columns after column B left out."],
    ),
    "a byte order mark": (b"\xef\xbb\xbf" + PEOPLE, ["Read as UTF-8 with a byte order mark, comma."]),
    "UTF-16": (PEOPLE.decode().encode("utf-16"), ["Read as UTF-16, comma."]),
    "Windows-1252": (PEOPLE + "Zoë,x\n".encode("cp1252"), ["Read as Windows-1252, comma."]),
    "semicolons": (PEOPLE.replace(b",", b";"), ["Read as UTF-8, semicolon."]),
    "tabs": (PEOPLE.replace(b",", b"\t"), ["Read as UTF-8, tab."]),
    "a workbook": (book(), ['Read from the sheet "Sheet".']),
}


@pytest.mark.parametrize("kind", READ_ALL_THE_SAME)
def test_what_is_only_untidy_is_read_and_said(run: Run, kind: str) -> None:
    content, found = READ_ALL_THE_SAME[kind]
    code, said, _ = run(content)
    assert (code, notes(said)) == (0, [*found, NO_DATE])
    assert stored()[1] == {"Windows-1252": 3, "a workbook": 1}.get(kind, 2)


def test_a_label_that_nobody_has_mapped_is_counted_listed_and_decided_once(run: Run) -> None:
    code, said, _ = run(b"Gender\nWoman\nZorp\nZorp\n", known='source = "Partner A"\n')
    assert code == 0
    assert part(said, "Gender") == [
        "Woman / female (including trans woman): 1",
        "Needs review: nobody has said what the answer means: 2",
    ]
    heading = "Answers that nobody has mapped. Say in a map, or on the Import page, what they mean."
    assert part(said, heading) == ["Gender: Zorp (2)"]
    run(b"Gender\nZorp\n", known='source = "Partner A"\n[labels.gender]\nZorp = "woman"\n')
    _, said, _ = run(b"Gender\nZorp\nMan\n", known='source = "Partner A"\n')
    assert part(said, "Gender") == [
        "Man / male (including trans man): 1",
        "Woman / female (including trans woman): 1",
    ]
    _, said, _ = run(b"Gender\nZorp\nMan\nMan\n", known='source = "Partner B"\n')
    assert part(said, heading) == ["Gender: Zorp (1)"]


def test_a_number_or_a_code_that_nobody_declared_goes_to_review(run: Run) -> None:
    _, said, _ = run(b"Ethnic group,Religion\n1,7\n2,Christian\nA,Christian\n")
    assert part(said, "Ethnic group") == ["Needs review: nobody has said what the answer means: 3"]
    assert part(said, "Religion or belief") == [
        "Christian: 2",
        "Needs review: nobody has said what the answer means: 1",
    ]


def test_what_cannot_be_is_a_problem_with_row_and_column_and_the_rest_is_kept(run: Run) -> None:
    lines = "31/02/2024,34,Woman\n2099-01-01,130,Man\n2024-05-01,-1,Woman\n1850-01-01,44,Man\n"
    _, said, _ = run(f"Completed,Age,Gender\n{lines}".encode())
    assert part(said, "Problems") == [
        "row 2, Completed: the date or year can't be right, so it counts as not known",
        "row 3, Age: the age can't be right, so it counts as not known",
        "row 3, Completed: the date is after today, so it counts as not known",
        "row 4, Age: the age can't be right, so it counts as not known",
        "row 5, Completed: the date or year can't be right, so it counts as not known",
    ]
    with intake_session() as session:
        kept = session.exec(select(Participation).order_by(Participation.row)).all()
    assert [(one.row, one.age_band, one.gender) for one in kept] == [
        (2, "25_34", "woman"),
        (3, "not_known", "man"),
        (4, "not_known", "woman"),
        (5, "35_44", "man"),
    ]


def test_a_year_of_birth_that_cannot_be_is_a_problem(run: Run) -> None:
    _, said, _ = run(b"Year of birth,Gender\n1990,Man\n1850,Woman\n1985,Man\n1970,Man\n2099,Man\n")
    assert part(said, "Problems") == [
        "row 3, Year of birth: the date or year can't be right, so it counts as not known",
        "row 6, Year of birth: the date is after today, so it counts as not known",
    ]


def test_the_same_file_again_is_refused(run: Run) -> None:
    run(PEOPLE)
    with intake_session() as session:
        day = session.exec(select(Import.imported_at)).one().date().isoformat()
    assert run(PEOPLE, "other name.csv") == (
        2,
        "",
        f"other name.csv is stored already, as import 1 of {day}. Nothing was stored again. "
        "To bring it in anew, undo that import first.\n",
    )
    assert stored() == (1, 2)


def test_the_same_person_twice_counts_once_and_is_said(run: Run) -> None:
    code, said, _ = run(b"Member,Gender\n7,Woman\n 7 ,Man\n8,Man\n", known=MAP)
    assert (code, stored()) == (0, (1, 2))
    assert part(said, "Problems") == [
        "row 3, Member: this person is in the activity already, and counts once"
    ]
    _, said, _ = run(b"Member,Gender\n8,Man\n9,Man\n", known=MAP)
    assert "1 of them are in this activity already, and count once." in said.splitlines()


@pytest.mark.parametrize("cell", ["=1+1", '=HYPERLINK("x")', "@SUM(A1)", "+SUM(A1)", "-1+cmd|x!A1"])
def test_a_formula_is_text_in_and_harmless_on_the_way_out(run: Run, cell: str) -> None:
    quoted = cell.replace('"', '""')
    _, said, _ = run(f'Gender,Age\n"{quoted}",25-34\nMan,35-44\n'.encode())
    assert part(said, "Problems") == ["row 2, Gender: the cell begins like a formula, and is taken as text"]
    assert part(said, "Gender") == [
        "Man / male (including trans man): 1",
        "Needs review: nobody has said what the answer means: 1",
    ]
    assert escaped(cell) == f"'{cell}"


def test_macros_are_refused(run: Run) -> None:
    reason = "holds macros. Save it as an Excel workbook without macros (.xlsx), or as CSV.\n"
    assert run(book(), "people.xlsm")[::2] == (2, f"people.xlsm {reason}")
    assert run(book(extra=("xl/vbaProject.bin", b"x")), "people.xlsx")[::2] == (2, f"people.xlsx {reason}")


def test_a_zip_bomb_is_refused_before_it_is_opened(run: Run, monkeypatch) -> None:
    monkeypatch.setattr(
        reading.read, "__kwdefaults__", {**reading.read.__kwdefaults__, "unpacked_limit": 2**20}
    )
    monkeypatch.setattr(workbook.python_calamine, "CalamineWorkbook", None)
    bomb = book(extra=("xl/media/big.bin", bytes(3 * 2**20)))
    assert run(bomb, "people.xlsx")[::2] == (
        2,
        "people.xlsx would unpack to more than 1 MB. Save only the sheet with the answers, as CSV, and bring that in.\n",
    )


def test_a_file_over_the_limit_is_refused_before_it_is_read(run: Run, own_folder: Path, capsys) -> None:
    with (own_folder / "large.csv").open("wb") as sparse:
        sparse.truncate(reading.FILE_LIMIT + 1)
    assert main(["check", str(own_folder / "large.csv")]) == 2
    assert capsys.readouterr().err == (
        "large.csv is larger than 200 MB. Bring it in by parts, for instance one activity or one month at a time.\n"
    )


def test_a_row_with_more_cells_than_headings_is_left_out_and_said(run: Run) -> None:
    _, said, _ = run(b"Gender,Age\nWoman,34,x\nMan,35-44\nMan,35-44\n")
    assert part(said, "Problems") == [
        "row 2: the row has more cells than there are headings, so it is left out"
    ]
    assert "1 of 3 rows were left out: see the problems above." in said.splitlines()
    assert stored() == (1, 2)
