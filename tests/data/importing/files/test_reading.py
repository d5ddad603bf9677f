"""Files as they come: encodings, delimiters, headings, blank rows; and what is refused, with the whole message.

Mutants and failed here: cp1252 before UTF-8; the delimiter that occurs most; blank rows not counted in row
numbers; the size that a zip part states believed; `strict=True` taken from the CSV reader.
"""

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importing import FileRefused, RawTable, read
from data.importing.files import grid, text_file
from data.importing.files.archive import (
    BROKEN,
    LOCKED,
    MACROS,
    MEGABYTE,
    PACKED,
    TOO_WIDE,
    UNPACKS_TOO_LARGE,
    look_before_opening,
)
from data.importing.files.headings import NO_HEADING, column_letter
from data.importing.files.reading import EMPTY, FILE_LIMIT, NOT_THERE, OTHER_KIND, TOO_LARGE
from data.importing.files.shapes import COUNTS, CROSSTAB, NO_ROWS, PIVOT, SHARES
from data.importing.files.text_file import BAD_QUOTES, LONG_CELL, NOT_TEXT
from data.importing.files.workbook import NO_SHEET
from tests.broken_zip import WAYS, broken_zip

PEOPLE = "Gender,Age\nWoman,25-34\nMan,35-44\n"


def workbook(*sheets: list[list[object]], hidden: tuple[int, ...] = ()) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number + 1}")
        sheet.sheet_state = "hidden" if number in hidden else "visible"
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(content: bytes, name: str, data: bytes) -> bytes:
    file = io.BytesIO(content)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr(name, data)
    return file.getvalue()


def refusal(content: bytes, name: str = "people.csv", **limits: int) -> str:
    with pytest.raises(FileRefused) as refused:
        read(content, file_name=name, **limits)
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Gender,Name\nWoman,Zoë\n".encode(), "UTF-8"),
        ("Gender,Name\nWoman,Zoë\n".encode("utf-8-sig"), "UTF-8 with a byte order mark"),
        ("Gender,Name\nWoman,Zoë\n".encode("utf-16"), "UTF-16"),
        ("Gender,Name\nWoman,Zoë\n".encode("utf-16-le"), "UTF-16"),
        ("Gender,Name\nWoman,Zoë\n".encode("utf-16-be"), "UTF-16"),
        ("Gender,Name\nWoman,Zoë\n".encode("cp1252"), "Windows-1252"),
    ],
)
def test_the_encoding_is_found(content: bytes, encoding: str) -> None:
    found = read(content, file_name="people.csv")
    assert (found.headings, found.columns, found.encoding) == (
        ("Gender", "Name"),
        (["Woman"], ["Zoë"]),
        encoding,
    )


@pytest.mark.parametrize(("mark", "name"), [(",", "comma"), (";", "semicolon"), ("\t", "tab"), ("|", "bar")])
def test_the_delimiter_is_found(mark: str, name: str) -> None:
    lines = [["Gender", "Weight", "Age"], ["Woman", '"1,5"', "25-34"], ["Man", '"2,5"', "35-44"]]
    found = read("\n".join(mark.join(line) for line in lines).encode(), file_name="people.csv")
    assert (found.headings, found.delimiter) == (("Gender", "Weight", "Age"), name)


def test_decimal_commas_do_not_part_a_file_of_semicolons() -> None:
    found = read(b"Gender;Weight;Height\nWoman;1,5;1,6\nMan;2,5;1,7\n", file_name="people.csv")
    assert found.headings == ("Gender", "Weight", "Height")


def test_several_answers_in_a_cell_do_not_part_a_file_of_commas() -> None:
    found = read(b"ID,Impairments\n1,Hearing;Speech;Memory\n2,Vision;Speech;Memory\n", file_name="people.csv")
    assert (found.headings, found.delimiter) == (("ID", "Impairments"), "comma")


def test_a_comma_in_a_note_does_not_part_a_file_of_semicolons() -> None:
    found = read(b"Survey, 2024\nGender;Place\nWoman;Poole, Dorset\n", file_name="people.csv")
    assert (found.headings, found.delimiter) == (("Gender", "Place"), "semicolon")


def test_nothing_is_inferred() -> None:
    found = read(b"Religion,Code\nNone,02\nNA,1.0\nnull,=1+1\n", file_name="people.csv")
    assert found.columns == (["None", "NA", "null"], ["02", "1.0", "=1+1"])


def test_rows_are_numbered_as_a_spreadsheet_does() -> None:
    found = read(b'Gender,Why\nWoman,"two\nlines"\n\n,,\nMan,x\n\n', file_name="people.csv")
    assert (found.row_numbers, list(found.no_records)) == ([2, 5], [3, 4])
    assert "2 blank rows left out." in found.notes


def test_notes_above_the_heading_are_left_out() -> None:
    found = read(b"Maternity survey 2024\nExported,2024-05-01\n\n" + PEOPLE.encode(), file_name="people.csv")
    assert (found.headings, found.row_numbers) == (("Gender", "Age"), [5, 6])
    assert "2 rows above the headings left out." in found.notes


def test_two_rows_of_headings_are_read_together() -> None:
    text = "ID,Which have you used?,,,Gender\n,GP,Pharmacy,A&E,Response\n1,GP,,,Woman\n2,,,A&E,Man\n"
    found = read(text.encode(), file_name="people.csv")
    assert found.headings == (
        "ID", "Which have you used? [GP]", "Which have you used? [Pharmacy]", "Which have you used? [A&E]", "Gender",
    )  # fmt: skip
    assert (found.heading_rows, found.rows, found.row_numbers) == (2, 2, [3, 4])


def test_blank_and_repeated_headings_get_names_of_their_own() -> None:
    found = read(b",Gender,Gender,Age\n1,Woman,Man,25-34\n2,Man,Man,25-34\n", file_name="people.csv")
    assert found.headings == ("(no heading, column A)", "Gender", "Gender (2)", "Age")


def test_empty_columns_at_the_end_are_left_out() -> None:
    found = read(
        ("Gender,Age" + "," * 26 + "\nWoman,25-34" + "," * 26 + "\n").encode(), file_name="people.csv"
    )
    assert found.headings == ("Gender", "Age")
    assert "26 empty columns after column B left out." in found.notes


def test_a_row_with_more_cells_than_headings_is_known() -> None:
    found = read(b"Gender,Age\nWoman,25-34\nMan,35-44,x\nMan,35-44,\nMan\n", file_name="people.csv")
    assert (found.long_rows, found.columns) == (
        frozenset({3}),
        (["Woman", "Man", "Man", "Man"], ["25-34", "35-44", "35-44", ""]),
    )


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_lettered_as_a_spreadsheet_does(index: int, letter: str) -> None:
    assert column_letter(index) == letter


def test_a_workbook_is_read_as_text() -> None:
    import datetime

    rows = [
        ["Gender", "Age", "When", "Code"],
        ["Woman", 34, datetime.datetime(2024, 5, 1), "02"],
        [None] * 4,
        ["Man", 5.5, True, None],
    ]
    found = read(workbook(rows), file_name="people.xlsx")
    assert found.columns == (["Woman", "Man"], ["34", "5.5"], ["2024-05-01", "True"], ["02", ""])
    assert (found.row_numbers, found.sheet) == ([2, 4], "Sheet 1")


def test_a_sheet_that_begins_further_down_and_right_keeps_its_places() -> None:
    """Mutant: the empty columns at the left not put back."""
    rows = [[], [], [None, None, "Gender", None, "Age"], [None, None, "Woman", "x", 34]]
    found = read(workbook(rows), file_name="people.xlsx")
    assert (found.row_numbers, found.headings, found.columns) == (
        [4],
        (
            "(no heading, column A)",
            "(no heading, column B)",
            "Gender",
            "(no heading, column D)",
            "Age",
        ),
        ([""], [""], ["Woman"], ["x"], ["34"]),
    )


def test_rows_of_every_length_become_columns(monkeypatch) -> None:
    monkeypatch.setattr(grid, "STEP", 2)
    lines = ["Gender,Age,Religion", "Woman", "Man", "Man,34", "Woman", "Man", "Man,,None"]
    found = read("\n".join(lines).encode(), file_name="people.csv")
    assert found.columns == (
        ["Woman", "Man", "Man", "Woman", "Man", "Man"],
        ["", "", "34", "", "", ""],
        ["", "", "", "", "", "None"],
    )


def test_cells_beyond_those_that_are_kept_once_are_read_all_the_same(monkeypatch) -> None:
    monkeypatch.setattr(grid, "SHARED", 3)
    found = read(b"ID,Gender\n1,Woman\n2,Man\n3,Woman\n4,Man\n", file_name="people.csv")
    assert found.columns == (["1", "2", "3", "4"], ["Woman", "Man", "Woman", "Man"])


@pytest.mark.parametrize("step", [1, 2, 3, 7])
def test_an_encoding_is_found_in_whatever_steps_it_is_decoded(monkeypatch, step) -> None:
    """Mutant: each step decoded by itself, which cuts letters of several bytes."""
    monkeypatch.setattr(text_file, "STEP", step)
    for codec, name in (("utf-8", "UTF-8"), ("utf-16", "UTF-16"), ("cp1252", "Windows-1252")):
        found = read("Gender,Name\nWoman,Zoë 😀\n".encode(codec, "ignore"), file_name="people.csv")
        said = "Zoë 😀".encode(codec, "ignore").decode(codec)
        assert (found.columns[1], found.encoding) == ([said], name)


def test_reading_tells_how_far_it_is(monkeypatch) -> None:
    monkeypatch.setattr(text_file, "ROWS_TOLD", 100)
    shares: list[float] = []
    lines = "Gender,Age\n" + "Woman,34\n" * 5_000
    read(lines.encode(), file_name="people.csv", progress=lambda share, _doing: shares.append(share))
    assert len(shares) > 40
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


def test_the_first_visible_sheet_with_one_row_per_person_is_read() -> None:
    cover, people = [["Survey of 2024"]], [["Gender", "Age"], ["Woman", "25-34"]]
    found = read(workbook(people, cover, people, hidden=(0,)), file_name="people.xlsx")
    assert found.sheet == "Sheet 3"


def test_an_empty_file_is_refused() -> None:
    for content in (b"", b"\xef\xbb\xbf\n\n", b",,,\r\n,,,\r\n", workbook([])):
        assert refusal(content) == EMPTY.format(file="people.csv")


def test_a_picture_with_a_new_name_is_refused() -> None:
    assert refusal(b"\x89PNG\r\n\x1a\n" + bytes(100)) == OTHER_KIND.format(
        file="people.csv", kind="a picture"
    )
    assert refusal(b"\x01\x02\x03" * 50) == NOT_TEXT.format(file="people.csv")


@pytest.mark.parametrize(("mark", "kind"), [(b"%PDF-1.7", "a PDF"), (b"<!doctype html>", "a web page")])
def test_other_kinds_of_file_are_refused(mark: bytes, kind: str) -> None:
    assert refusal(mark + b" and more") == OTHER_KIND.format(file="people.csv", kind=kind)


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def test_an_old_workbook_that_is_broken_locked_or_programmed_is_refused() -> None:
    """Mutants: the names of the streams looked for as plain letters; a panic of the library let through."""
    assert refusal(OLD + b" and more", "people.xls") == BROKEN.format(file="people.xls")
    locked = OLD + bytes(100) + "EncryptedPackage".encode("utf-16-le")
    assert refusal(locked, "people.xlsx") == LOCKED.format(file="people.xlsx")
    programmed = OLD + bytes(100) + "_VBA_PROJECT_CUR".encode("utf-16-le")
    assert refusal(programmed, "people.xls") == MACROS.format(file="people.xls")


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    with file.open("wb") as sparse:
        sparse.truncate(FILE_LIMIT + 1)
    with pytest.raises(FileRefused) as refused:
        read(file)
    assert str(refused.value) == TOO_LARGE.format(file="people.csv", limit=200)
    assert refusal(PEOPLE.encode(), limit=10) == TOO_LARGE.format(file="people.csv", limit=0)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as refused:
        read(tmp_path / "none.csv")
    assert str(refused.value) == NOT_THERE.format(file="none.csv")


def test_macros_are_refused_by_name_and_by_content() -> None:
    plain = workbook([["Gender"], ["Woman"]])
    assert refusal(plain, "people.xlsm") == MACROS.format(file="people.xlsm")
    hidden = with_part(plain, "xl/vbaProject.bin", b"x")
    assert refusal(hidden, "people.xlsx") == MACROS.format(file="people.xlsx")


def test_a_zip_bomb_is_refused_before_it_is_opened() -> None:
    bomb = with_part(workbook([["Gender"], ["Woman"]]), "xl/media/big.bin", bytes(3 * 1024 * 1024))
    said = refusal(bomb, "people.xlsx", unpacked_limit=1024 * 1024)
    assert said == UNPACKS_TOO_LARGE.format(file="people.xlsx", limit=1)


def test_a_zip_bomb_that_lies_about_its_size_is_refused() -> None:
    honest = (3 * 1024 * 1024).to_bytes(4, "little")
    bomb = with_part(workbook([["Gender"], ["Woman"]]), "xl/media/big.bin", bytes(3 * 1024 * 1024))
    assert bomb.count(honest) == 2
    said = refusal(
        bomb.replace(honest, (10).to_bytes(4, "little")), "people.xlsx", unpacked_limit=1024 * 1024
    )
    assert said == UNPACKS_TOO_LARGE.format(file="people.xlsx", limit=1)


def test_a_broken_workbook_is_refused() -> None:
    assert refusal(workbook([["Gender"], ["Woman"]])[:-40], "people.xlsx") == BROKEN.format(
        file="people.xlsx"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as other:
        other.writestr("word/document.xml", "x")
    assert refusal(file.getvalue(), "people.docx") == BROKEN.format(file="people.docx")


@pytest.mark.parametrize("way", WAYS)
def test_a_workbook_whose_packed_bytes_are_broken_is_refused(way: str) -> None:
    """Mutants: the errors of deflate and of LZMA let through."""
    broken = broken_zip("xl/workbook.xml", "xl/worksheets/sheet1.xml", way=way)
    assert refusal(broken, "people.xlsx") == BROKEN.format(file="people.xlsx")


def test_a_compressed_folder_of_answers_says_to_unpack_it() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as folder:
        folder.writestr("answers.csv", PEOPLE)
    assert refusal(file.getvalue(), "answers.zip") == PACKED.format(file="answers.zip")


def test_a_cell_far_out_is_refused_before_it_takes_the_memory_of_all_between() -> None:
    """Mutants: columns of three letters not counted; cells with a format and no answer counted."""
    book = openpyxl.Workbook()
    for cell, answer in (("A1", "Gender"), ("B1", "Age"), ("A2", "Woman"), ("B2", "34"), ("A40000", "Man")):
        book.active[cell] = answer
    book.active["XFD2"].font = openpyxl.styles.Font(bold=True)
    file = io.BytesIO()
    book.save(file)
    for empty in ("/>", "></c>", "><v/></c>", "><v></v></c>", "> </c>"):
        assert read(written_as(file.getvalue(), "XFD2", empty), file_name="people.xlsx").rows == 2, empty
    assert refusal(written_as(file.getvalue(), "XFD2", "><v>1</v></c>"), "people.xlsx") == TOO_WIDE.format(
        file="people.xlsx", limit=40_000_000
    )
    book.active["XFD2"] = "far"
    file = io.BytesIO()
    book.save(file)
    assert refusal(file.getvalue(), "people.xlsx") == TOO_WIDE.format(file="people.xlsx", limit=40_000_000)


def written_as(content: bytes, cell: str, ending: str) -> bytes:
    """Return a workbook of one sheet in which that cell is closed otherwise: programs write an empty one in several ways."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(made, "w") as other:
        for part in book.namelist():
            text = book.read(part).decode()
            if part == "xl/worksheets/sheet1.xml":
                text, found = re.subn(rf'(<c r="{cell}"[^>]*?)(/>|>\s*(<v ?/>)?</c>)', rf"\1{ending}", text)
                assert found == 1
            other.writestr(part, text)
    return made.getvalue()


CELL = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'


def opendocument(*rows: str, parts: tuple[str, ...] = (), manifest: str = "") -> bytes:
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        book.writestr("mimetype", kind)
        book.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
        book.writestr(
            "content.xml",
            f"<office:document-content{names}><office:body><office:spreadsheet>"
            f'<table:table table:name="Answers">{"".join(rows)}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
        for part in parts:
            book.writestr(part, "x")
    return file.getvalue()


def row(*cells: str, repeat: str = "") -> str:
    return f"<table:table-row{repeat}>{''.join(CELL.format('', cell) for cell in cells)}</table:table-row>"


def test_an_opendocument_file_is_read() -> None:
    rest = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    found = read(opendocument(row("Gender", "Age"), row("Woman", "34"), rest), file_name="people.ods")
    assert (found.headings, found.columns, found.sheet) == (("Gender", "Age"), (["Woman"], ["34"]), "Answers")


def test_an_opendocument_file_with_macros_a_password_or_cells_far_out_is_refused() -> None:
    """Mutants: repeats of rows not counted; the library's list of no macros taken for a macro."""
    people = (row("Gender", "Age"), row("Woman", "34"))
    lists = ("Basic/script-lc.xml", "Basic/Standard/script-lb.xml")
    assert read(opendocument(*people, parts=lists), file_name="people.ods").rows == 1
    macro = opendocument(*people, parts=("Basic/Standard/Module1.xml",))
    assert refusal(macro, "people.ods") == MACROS.format(file="people.ods")
    locked = opendocument(*people, manifest="<manifest:encryption-data/>")
    assert refusal(locked, "people.ods") == LOCKED.format(file="people.ods")
    wide = (
        "<table:table-row>"
        + CELL.format(' table:number-columns-repeated="16384"', "x")
        + "</table:table-row>"
    )
    far = opendocument(*people, wide, row("Man", "35", repeat=' table:number-rows-repeated="1000000"'))
    assert refusal(far, "people.ods") == TOO_WIDE.format(file="people.ods", limit=40_000_000)
    assert refusal(opendocument("<broken>"), "people.ods") == BROKEN.format(file="people.ods")


@pytest.mark.parametrize(
    "rows",
    [
        (row("Gender", "x" * 100_000, repeat=' table:number-rows-repeated="100000"'),),
        (
            "<table:table-row>"
            + CELL.format(' table:number-columns-repeated="16000"', "x" * 100_000)
            + "</table:table-row>",
        ),
        (row("Gender", 'a<text:s text:c="2000000000"/>b'),),
    ],
)
def test_a_text_that_is_written_once_and_stands_in_many_cells_is_refused(rows: tuple[str, ...]) -> None:
    """A kilobyte that takes ten gigabytes: what reads workbooks then ends the whole program.

    Mutants: the text counted once; rows that repeat, columns that repeat, or blanks that repeat not counted.
    """
    content = opendocument(row("Gender", "Age"), *rows)
    assert refusal(content, "people.ods") == UNPACKS_TOO_LARGE.format(file="people.ods", limit=1024)


def test_a_text_that_many_cells_of_a_workbook_share_is_refused() -> None:
    """Excel writes a text once. Mutant: the texts counted once, and the program ends for want of memory."""
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>1</v></c></row>' for n in range(1, 40_000))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        book.writestr("xl/workbook.xml", "<workbook/>")
        book.writestr("xl/sharedStrings.xml", f"<sst><si><t>a</t></si><si><t>{'x' * 30_000}</t></si></sst>")
        book.writestr("xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{cells}</sheetData></worksheet>")
    assert refusal(file.getvalue(), "a.xlsx") == UNPACKS_TOO_LARGE.format(file="a.xlsx", limit=1024)


def test_a_smaller_limit_holds_for_what_is_written_once_and_is_the_one_that_is_said() -> None:
    """A table of totals may unpack to less than a file of people (`read_counts`).

    Mutants: the texts that cells share, those that repeat, and the message, each held against the limit for people.
    """
    repeated = opendocument(
        row("Gender", "Age"), row("x" * 50_000, repeat=' table:number-rows-repeated="100"')
    )
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>1</v></c></row>' for n in range(1, 100))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        book.writestr("xl/workbook.xml", "<workbook/>")
        book.writestr("xl/sharedStrings.xml", f"<sst><si><t>a</t></si><si><t>{'x' * 50_000}</t></si></sst>")
        book.writestr("xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{cells}</sheetData></worksheet>")
    for content, name in ((repeated, "people.ods"), (file.getvalue(), "a.xlsx")):
        look_before_opening(content, file_name=name)
        said = refusal(content, name, unpacked_limit=2 * MEGABYTE)
        assert said == UNPACKS_TOO_LARGE.format(file=name, limit=2)


def test_a_workbook_of_charts_only_is_refused() -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("Chart")
    book.active.sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    assert refusal(file.getvalue(), "charts.xlsx") == NO_SHEET.format(file="charts.xlsx")


def test_a_quotation_mark_that_never_closes_is_refused() -> None:
    assert refusal(b'Gender,Age\nWoman,"25-34\nMan,35-44\n') == BAD_QUOTES.format(file="people.csv", row=2)


@pytest.mark.parametrize(
    "row",
    [b'Man,"called \\"Bob\\", he said"', b'Man,"called "Bob" by all"', b'Man,5" long', b'"Man" ,"5" long"'],
)
def test_quotation_marks_inside_a_cell_are_read_where_every_row_then_has_its_cells(row: bytes) -> None:
    """Mutants: rows of any width believed; a cell over several lines believed (the test above)."""
    table = read(b"Gender,Comment\nWoman,ok\n" + row + b"\nMan,fine\n", file_name="people.csv")
    assert (table.rows, [cell.strip(' "') for cell in table.columns[0]]) == (3, ["Woman", "Man", "Man"])


def test_quotation_marks_that_shift_cells_are_refused() -> None:
    text = b'Gender,Comment\nWoman,"called "Bob", by all"\nMan,fine\n'
    assert refusal(text) == BAD_QUOTES.format(file="people.csv", row=2)


def test_a_cell_without_end_is_refused() -> None:
    text = f"Gender,Age\nWoman,{'x' * 140_000}\n"
    assert refusal(text.encode()) == LONG_CELL.format(file="people.csv", row=2, limit=131_072)


@pytest.mark.parametrize("text", ["1", "ab, ", "White / ", "- ", "(a) ", "Mixed; ", "\n", "a\n \n"])
def test_a_text_without_end_is_no_answer_and_holds_nobody_up(text) -> None:
    """Patterns that part answers try a long run from each of its places: 100,000 characters took minutes.

    Mutants: the text as it stands; its beginning alone, which may be an answer that nobody gave.
    """
    long = "White British" + " " * 50_000 + text * (50_000 // len(text)) + "no"
    found = read(f'Ethnic group,Age\n"{long}",34\n"{long}",35\n'.encode(), file_name="people.csv")
    label = found.columns[0][0]
    assert label == grid.TOO_LONG or (len(label) < 100 and label.endswith("no"))
    assert found.columns[1] == ["34", "35"]


@pytest.mark.parametrize(
    ("cell", "read_as"),
    [
        ("x" * 3_000, "x" * 3_000),
        ("x" * 3_001, grid.TOO_LONG),
        ("White British" + " " * 4_000, "White British"),
        ("Hearing;" + " " * 4_000 + "Sight", "Hearing; Sight"),
        ("Hearing" + "\n" * 4_000 + "Sight", "Hearing\nSight"),
    ],
)
def test_a_cell_is_as_long_as_answers_are_and_blanks_say_nothing(cell: str, read_as: str) -> None:
    found = read(f'Impairment,Age\n"{cell}",34\nSight,35\n'.encode(), file_name="people.csv")
    assert found.columns[0] == [read_as, "Sight"]


def test_more_columns_than_can_be_weighed_are_refused() -> None:
    """Mutant: no limit, and 20,000 columns take minutes."""
    said = refusal(
        ",".join(f"Q{number}" for number in range(4_001)).encode() + b"\n" + b"1," * 4_000 + b"1\n"
    )
    assert said == (
        "people.csv has 4,001 columns, and 4,000 are the most. "
        "Save only the questions about who took part, as CSV or XLSX, and bring that in."
    )


def test_headings_without_rows_are_refused() -> None:
    assert refusal(b"Gender,Age\n") == NO_ROWS.format(file="people.csv")


def test_numbers_without_headings_are_refused() -> None:
    assert refusal(b"1,2\n3,4\n") == NO_HEADING.format(file="people.csv")


@pytest.mark.parametrize(
    "first",
    ["Zara Exampleton,zara@example.org,x,1", "Zara Exampleton,Zorp,x,BH15 1AA", "Zara Exampleton,Zorp,Woman,34",
     "Zara Exampleton,Indian,x,34"],
)  # fmt: skip
def test_a_person_is_never_taken_for_the_headings(first: str) -> None:
    """Headings are kept with the import, and with its problems, as they stand.

    Mutants: an address in the first row believed; only answers that come again below looked at.
    """
    text = f"{first}\nAl Other,White British,Man,35\nBo Other,White British,Man,36\n"
    assert refusal(text.encode()) == NO_HEADING.format(file="people.csv")


@pytest.mark.parametrize(
    "text",
    ["Woman,Man\nWoman,\n,Man\n", "Woman,Man\nYes,No\nNo,Yes\n", "Title,Other\nx,Indian\ny,Jedi\n"],
)
def test_options_are_headings_where_no_other_answer_stands_below(text: str) -> None:
    assert read(text.encode(), file_name="people.csv").heading_rows == 1


def test_a_crosstab_is_refused() -> None:
    text = "Question,Gender,,Age,\n,Male,Female,18-24,25-34\nAgree,0.31,0.42,0.2,0.5\nDisagree,0.69,0.58,0.8,0.5\n"
    said = CROSSTAB.format(file="people.csv", row=2, what="age, gender, sex")
    assert refusal(text.encode()) == said


def test_a_pivot_table_is_refused() -> None:
    text = "Row Labels,Count of ID,Sum of n\nPoole,12,4\nDorset,3,9\nGrand Total,15,13\n"
    assert refusal(text.encode()) == PIVOT.format(file="people.csv", word="Row Labels")


def test_counts_of_people_are_refused() -> None:
    text = "Gender,Count,Percentage\nFemale,549,52.5%\nMale,497,47.5%\n"
    assert refusal(text.encode()) == COUNTS.format(file="people.csv", column="Gender")


def test_questions_answers_and_how_many_gave_them_are_counts() -> None:
    """Mutant: `rows_that_count` left out, which took the first row of counts for a second row of headings."""
    text = "characteristic,category,n\nSex,Female,11\nSex,Male,7\nAge,18-24,3\nAge,25-34,15\n"
    assert refusal(text.encode()) == COUNTS.format(file="people.csv", column="category")


@pytest.mark.parametrize(
    "text",
    [
        "Answer,Please select your age\n25 to 34 years,32\n35 to 44 years,26\n45 to 54 years,17\n,4\n",
        "Ethnic origin,Ethnic origin in full\nWhite,101\nAsian,14\nOther,6\nHispanic,2\n,33\n",
        "Age,n,Use,Share\n16-24,2798,3.9,-\n25-34,2757,8.5,1.0\n35-44,2792,18.1,2\n65+,2792,18.1,2\n",
        "Question,Age group,Answer,share\nQ1,15-29,Yes,10.5\nQ1,30-49,Yes,11\nQ1,50+,Yes,8\nQ2,15-29,Yes,3.1\n",
        "Measure,Time,Value,Sex,Age\nYes,2019,20,Female,16-34\nYes,2020,20,Female,16-34\nYes,2019,30,Male,16-34\nNo,2019,30,Male,16-34\nNo,2019,1,Female,65+\n",
        "Year,Gender,Age,Headcount\n2024,Male,16-24,12\n2024,Male,25-34,30\n2024,Female,16-24,9\n2025,Female,65+,12\n",
    ],
)
def test_tables_that_sum_people_up_are_refused(text: str) -> None:
    """Mutants: running numbers taken for counts; the combinations not looked at; a question beside for a count."""
    assert "holds counts of people, not one row per person" in refusal(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "n,Age,Gender\n1,16-24,Male\n2,25-34,Female\n3,35-44,Male\n4,45-54,Male\n",
        "n,Age\n1,16-24\n2,25-34\n3,35-44\n4,45-54\n",
        "Ethnic group,Age\nIndian,34\nPakistani,45\nChinese,22\n",
        "Age,Gender,People\n16-24,Male,3\n25-34,Female,1\n35-44,Male,2\n25-34,Female,2\n",
        "Ethnic group,ID\nIndian,34\nPakistani,45\nChinese,22\n",
    ],
)
def test_people_with_numbers_are_no_summary(text: str) -> None:
    assert read(text.encode(), file_name="people.csv").rows == text.count("\n") - 1


def test_a_table_of_percentages_is_refused_and_people_who_gave_such_are_not() -> None:
    """Mutant: a column that says who people are not looked for."""
    crosstab = (
        "All adults,,All,18 - 34,White\nHow do you feel?,,,,\n,Well,37%,29%,37%\n,Not well,46%,47%,46%\n"
    )
    assert refusal(crosstab.encode()) == SHARES.format(file="people.csv")
    people = "Gender,Time spent,On leading,On writing\nMan,10%,20%,70%\nWoman,20%,30%,50%\nMan,10%,20%,70%\n"
    assert read(people.encode(), file_name="people.csv").rows == 3


@pytest.mark.parametrize(
    "text",
    [
        "Field,Type,Null\ncomment_id,int,NO\nsex,text,YES\nage,text,YES\nethnicity,text,YES\nreligion,text,YES\n",
        "Variable,Label,Values\nQ1,Gender,1=Male 2=Female\nQ2,Age,Years\nQ3,Ethnicity,1=White 2=Asian\n",
        "person,question,answer\n1,Gender,Male\n1,Age,34\n1,Ethnicity,Indian\n2,Gender,Female\n2,Age,51\n",
        "Question,Person 1,Person 2\nGender,Male,Female\nAge,34,45\nReligion,None,Hindu\n",
    ],
)
def test_questions_one_below_the_other_are_refused(text: str) -> None:
    assert "people.csv lists questions (" in refusal(text.encode())


def test_people_who_name_grounds_of_discrimination_list_no_questions() -> None:
    """Mutant: a column that says who people are not looked for."""
    text = (
        "Sex,On what grounds?\nMale,Age\nFemale,Gender\nFemale,Religion\nMale,Ethnic background\nMale,Age\n"
    )
    assert read(text.encode(), file_name="people.csv").rows == 5
    coded = text.replace("Male", "1").replace("Female", "2")
    assert read(coded.encode(), file_name="people.csv").rows == 5


def test_shares_need_no_sign_where_nobody_is_asked_anything() -> None:
    """Mutant: shares without a sign looked for where a heading asks who people are."""
    table = "Response,All,North,South\nAgree,0.31,0.30,0.32\nNeither,0.41,0.42,0.40\nDisagree,0.28,0.28,.28\n"
    assert refusal(table.encode()) == SHARES.format(file="people.csv")
    people = "id,Age,s1,s2,s3,s4\n7,34,0.3,0.1,0.2,0.5\n9,51,0.2,0.9,0.1,0.5\n"
    assert read(people.encode(), file_name="people.csv").rows == 2


def test_one_question_beside_the_numbers_of_rows() -> None:
    table = read(b",Gender\n0,Female\n1,Male\n", file_name="people.csv")
    assert (table.headings[1], table.rows) == ("Gender", 2)


def test_numbers_of_rows_without_a_heading_shift_no_cell() -> None:
    """Mutant: one longer row enough."""
    text = '"Gender","Age"\n"1","Female",34\n"2","Male",45\n"3","Male",51\n'
    table = read(text.encode(), file_name="people.csv")
    assert dict(zip(table.headings[1:], table.columns[1:], strict=True)) == {
        "Gender": ["Female", "Male", "Male"],
        "Age": ["34", "45", "51"],
    }
    one_long = "No,Gender,Age\n1,Female,34\n2,Male,45,more\n3,Male,51\n"
    assert read(one_long.encode(), file_name="people.csv").headings[:2] == ("No", "Gender")


def test_a_source_at_the_foot_is_nobody() -> None:
    text = "No.,Gender,Age\n1,Female,34\n2,Male,45\n\nSource: survey\nNote: one row per person\n"
    assert read(text.encode(), file_name="people.csv").rows == 2


def test_numbers_of_questions_are_no_answers_over_numbers() -> None:
    """Mutant: Q1 to Q5 taken for the quintiles that they also name."""
    text = "id,Q1,Q2,Q3,Q4,Q5\n11,1,2,3,4,5\n12,5,4,3,2,1\n"
    assert read(text.encode(), file_name="people.csv").rows == 2


def test_columns_of_ticks_are_no_crosstab() -> None:
    text = "ID,Male,Female,Indian\n1,1,0,0\n2,0,1,1\n"
    assert read(text.encode(), file_name="people.csv").rows == 2


CELLS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\x1c\x1d\x1e\x85\u2028\u2029"),
    max_size=8,
)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8))
def test_every_row_that_holds_anything_is_read_or_the_file_is_refused(rows: list[list[str]]) -> None:
    import csv

    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([["Gender", "Age", "Religion"], *rows])
    try:
        found = read(text.getvalue().encode(), file_name="people.csv")
    except FileRefused:
        return
    held = [row for row in rows if any(cell and not cell.isspace() for cell in row)]
    assert isinstance(found, RawTable)
    assert [found.cells(i) for i in range(found.rows)] == [tuple(row) for row in held]
