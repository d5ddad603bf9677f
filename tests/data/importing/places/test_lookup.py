"""The postcode file: which columns are read, what they say, and what is refused, whoever lives where."""

import random
import zipfile
from pathlib import Path

import pytest

from data.importing import FileRefused, PostcodeLookup, lookup_by_settings
from data.importing.places import lookup_rows
from data.importing.places.lookup import PostcodeSetting
from tests.broken_zip import WAYS, broken_zip

ALL = ("QX11AA", "QX11AB", "QX11AC", "QX21AA", "QX31AA", "QX41AA", "QX91AA")


def test_the_directory_as_it_is_published(lookup) -> None:
    """Mutants: ranks of Wales read as English ones; a 0 read as the first rank; the column of 2019 for 2025."""
    found = lookup()
    assert (found.tells().characteristics, found.tells().imd_version, found.tells().areas) == (
        ("imd_quintile", "rural_urban"), "2025", True,
    )  # fmt: skip
    assert found.answers(ALL) == {
        "QX11AA": ("1", "urban_nearer", "E06000059"),
        "QX11AB": ("5", "smaller_rural_further", "E06000058"),
        "QX11AC": ("2", "larger_rural_nearer", "E06000058"),
        "QX21AA": ("not_applicable", "smaller_rural_further", "W06000024"),
        "QX31AA": ("not_applicable", "not_applicable", "S12000033"),
        "QX41AA": ("not_known", "not_known", "E06000059"),
    }


def test_the_setting_says_which_version_counts(lookup) -> None:
    found = lookup(version="2019").answers(ALL)
    assert [found[each][0] for each in ALL[:3]] == ["5", "1", "2"]


@pytest.mark.parametrize(
    ("headings", "cells", "answers"),
    [
        ("postcode,imd_quintile", "QX1 1AA,4", ("4", "")),
        ("Postcode,IMD Decile", "QX1 1AA,4", ("2", "")),
        ("Post code,IMD rank", "qx11aa,6752", ("2", "")),
        ("postcode,imd_2025_decile", "QX1 1AA,10", ("5", "")),
        ("postcode,area,imd_quintile,rural_urban,coastal", "QX1 1AA,Dorset,1,rural,yes", ("1", "rural_unspecified", "coastal", "")),
        ("postcode,rural_urban", "QX1 1AA,urban_nearer", ("urban_nearer", "")),
        ("postcode,coastal", "QX1 1AA,No", ("not_coastal", "")),
        ("pcd,oslaua,ctry,ru11ind,imd", "QX1 1AA,E06000059,E92000001,F1,6753", ("2", "rural_unspecified", "E06000059")),
        ("PCDS,LAD25CD,CTRY25CD,RUC21IND,IMD25IND", "QX1 1AA,E06000059,E92000001,UF1,33755", ("5", "urban_further", "E06000059")),
        ("postcode;imd_decile", "QX1 1AA;3", ("2", "")),
        ("postcode\timd_decile", "QX1 1AA\t3", ("2", "")),
        ("Postcode,LSOA code,Index of Multiple Deprivation Rank", "QX1 1AA,W01000001,3", ("not_applicable", "")),
    ],
)  # fmt: skip
def test_other_lists(lookup, headings: str, cells: str, answers: tuple[str, ...]) -> None:
    assert lookup(headings, cells).answers(["QX11AA"]) == {"QX11AA": answers}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("name,imd_decile", "x,1"), "directory.csv, row 1: no column holds postcodes. Name it"),
        (("postcode,area", "QX1 1AA,x"), "row 1: no column says how deprived, rural or coastal a postcode is"),
        (("postcode,imd20ind", "QX1 1AA,5"), 'row 1: the column "imd20ind" is of the English Indices of Deprivation 2019'),
        (("postcode,imd_decile,imd_decile", "QX1 1AA,5,5"), 'two columns are named "imd_decile"'),
        (("postcode,imd_quintile", "QX1 1AA,6"), 'row 2, column "imd_quintile": it must be a whole number from 1 to 5, or blank'),
        (("postcode,imd_decile", "QX1 1AA,1", "QX1 1AB,11"), 'row 3, column "imd_decile": it must be a whole number from 1 to 10'),
        (("postcode,imd25ind", "QX1 1AA,33756"), "from 1 to 33,755, as in 2025, or blank. Correct the cell, or set EQUAL_REACH_POSTCODE_IMD"),
        (("postcode,imd_decile", "QX1 1AA,=1+1"), "must be a whole number"),
        (("postcode,imd_decile", "QX1 1AA,-1"), "must be a whole number"),
        (("postcode,imd_decile", "QX1 1AA,1.0"), "must be a whole number"),
        (("postcode,imd_decile", "QX1 1AA,\u0661"), "must be a whole number"),
        (("postcode,imd_decile", "QX1 1AA," + "9" * 5000), "must be a whole number"),
        (("postcode,coastal", "QX1 1AA,perhaps"), 'column "coastal": it is none of the words or codes that are known'),
        (("postcode,coastal", 'QX1 1AA,"=HYPERLINK(""x"")"'), "none of the words or codes"),
        (("postcode,ruc21ind", "QX1 1AA,4", "QX1 1AB,5"), 'column "ruc21ind": none of its cells is a code that is known'),
        (("postcode,imd", "QX1 1AA,4", "QX1 1AB,10"), "no rank is above 10, so they may be tenths or fifths"),
        (("postcode,imd_decile", "QX1 1AA"), "row 2: it has fewer cells than there are columns"),
        (("postcode,imd_decile", "QX1,1"), "no cell holds a whole postcode"),
        (("postcode,imd_decile", 'QX1 1AA,"1'), "can't be told apart into cells"),
        (("postcode,imd_decile", "QX1 1AA,1" + " " * lookup_rows.LONGEST_LINE), "the line is longer than"),
        (("postcode,imd_decile",), "no cell holds a whole postcode"),
        (("",), "directory.csv is empty"),
    ],
)  # fmt: skip
def test_what_is_refused_says_file_row_column_and_remedy(lookup, lines: tuple[str, ...], said: str) -> None:
    """Whoever is asked for: nobody of the file, here."""
    with pytest.raises(FileRefused) as refused:
        lookup(*lines).answers([])
    assert said in str(refused.value)
    assert "QX1" not in str(refused.value)


def test_a_column_of_the_version_goes_before_one_that_does_not_say(lookup) -> None:
    """Mutant: the plainest column, whatever its version."""
    lines = ("postcode,imd_quintile,imd25ind,imd20ind", "QX1 1AA,1,33755,5")
    assert lookup(*lines).answers(["QX11AA"]) == {"QX11AA": ("5", "")}


@pytest.mark.parametrize("version", ["2015", "25", "latest"])
def test_an_unknown_version_is_refused(lookup, version: str) -> None:
    with pytest.raises(FileRefused, match="It must be 2019 or 2025"):
        lookup(version=version).tells()


def test_where_nobody_says_the_version_the_heading_must(lookup) -> None:
    """Mutant: the newest version taken where the file has two."""
    assert lookup("postcode,imd_2019_decile", "QX1 1AA,1", version="").tells().imd_version == "2019"
    with pytest.raises(FileRefused, match="does not say of which version"):
        lookup("postcode,imd_decile", "QX1 1AA,1", version="").tells()
    with pytest.raises(FileRefused, match="2019 and 2025, and they can't be compared"):
        lookup(version="").tells()
    assert lookup("postcode,coastal", "QX1 1AA,yes", version="").tells().imd_version is None


def test_a_postcode_that_stands_twice_must_say_the_same_and_which_it_is_is_not_said(lookup) -> None:
    """Mutants: the first row counts; the postcode or its row named; a twin that nobody asked for refused."""
    lines = (
        "postcode,imd_quintile,coastal",
        "QX1 1AA,1,yes",
        "QX1 1AB,2,yes",
        "QX1 1AA,1,yes",
        "qx11ab,3,yes",
    )
    assert lookup(*lines).answers(["QX11AA"]) == {"QX11AA": ("1", "coastal", "")}
    with pytest.raises(FileRefused) as refused:
        lookup(*lines).answers(["QX11AA", "QX11AB"])
    assert str(refused.value) == (
        "directory.csv has a postcode more than once, and the rows say different things of it (“imd_quintile”). Which "
        "postcode is not said here, for somebody in your file lives there. Keep one row for each postcode."
    )


def test_the_order_of_the_rows_changes_nothing(lookup) -> None:
    """Also where rows contradict each other. Mutant: only the column in which the last twin differs named."""
    rng = random.Random(7)
    codes = [f"QX{n} {n % 9}{a}{b}" for n in range(1, 9) for a in "ABD" for b in "EFG"]
    heading = "postcode,area,imd_rank,rural_urban,coastal"
    rows = [
        f"{code},E0600005{rng.choice('89')},{rng.randint(1, 33755)},{rng.choice(['urban', 'rural', ''])},{rng.choice(['yes', 'no'])}"
        for code in codes
    ]
    asked = [code.replace(" ", "") for code in codes[::2]]
    twins = [
        f"{codes[0]},E06000058,1,urban,yes",
        f"{codes[0]},E06000058,33755,urban,no",
        f"{codes[0]},E06000058,1,rural,yes",
    ]
    first, refused = lookup(heading, *rows).answers(asked), set()
    for _ in range(20):
        rng.shuffle(rows)
        assert lookup(heading, *rows).answers(asked) == first
        mixed = [*rows, *twins]
        rng.shuffle(mixed)
        with pytest.raises(FileRefused) as reason:
            lookup(heading, *mixed).answers(asked)
        refused.add(str(reason.value))
    assert len(first) == len(asked)
    assert len(refused) == 1


def test_only_the_postcodes_that_are_asked_for_are_kept(lookup) -> None:
    found = lookup().answers(["QX11AA"])
    assert list(found) == ["QX11AA"]


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_another_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text("postcode,imd_decile,place\nQX1 1AA,1,Caf\u00e9\n", encoding=encoding)
    with pytest.raises(FileRefused, match="it is not written in UTF-8"):
        PostcodeLookup(PostcodeSetting(path, "2025")).answers([])
    path.write_text("postcode,imd_decile,place\nQX1 1AA,1,Caf\u00e9\n", encoding="utf-8-sig")
    assert PostcodeLookup(PostcodeSetting(path, "2025")).answers(["QX11AA"]) == {"QX11AA": ("1", "")}


def zipped(path: Path, **members: str) -> PostcodeLookup:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in members.items():
            packed.writestr(name.replace("__", "/").replace("_csv", ".csv"), text)
    return PostcodeLookup(PostcodeSetting(path, "2025"))


def test_a_zip_of_one(tmp_path: Path) -> None:
    """The directory's own zip has the whole list in its folder Data, beside many others."""
    said, path = "postcode,imd_decile\nQX1 1AA,1\n", tmp_path / "directory.zip"
    for members in (
        {"list_csv": said, "guide.pdf": "x"},
        {"Data__directory_csv": said, "Data__multi_csv__QX_csv": "x", "Documents__names_csv": "x"},
    ):
        assert zipped(path, **members).answers(["QX11AA"]) == {"QX11AA": ("1", "")}
    with pytest.raises(FileRefused, match="holds 2 CSV files, so which is meant can't be told"):
        zipped(path, a_csv=said, b_csv=said).tells()
    with pytest.raises(FileRefused, match="holds no CSV file"):
        zipped(path, guide=said).tells()
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(FileRefused, match="can't be unpacked"):
        PostcodeLookup(PostcodeSetting(path, "2025")).tells()


@pytest.mark.parametrize("way", WAYS)
def test_a_zip_whose_packed_bytes_are_broken_is_refused(tmp_path: Path, way: str) -> None:
    """Mutants: the error of LZMA let through; that of bzip2 taken for a file that is not there."""
    path = tmp_path / "list.zip"
    path.write_bytes(broken_zip("list.csv", way=way))
    with pytest.raises(FileRefused, match="can't be unpacked"):
        PostcodeLookup(PostcodeSetting(path, "2025")).answers([])


def test_a_zip_that_unpacks_to_far_too_much_is_refused(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(lookup_rows, "MOST_ROWS", 1_000)
    bomb = zipped(tmp_path / "bomb.zip", list_csv="postcode,imd_decile\n" + "QX1 1AA,1\n" * 5_000)
    with pytest.raises(FileRefused, match="more than 1,000 rows"):
        bomb.answers([])


def test_a_file_that_is_not_there_is_said_without_its_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.csv", tmp_path):
        with pytest.raises(FileRefused) as refused:
            PostcodeLookup(PostcodeSetting(path, "2025")).tells()
        assert "EQUAL_REACH_POSTCODE_FILE names" in str(refused.value)
        assert str(tmp_path.parent) not in str(refused.value)


def test_the_settings(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.delenv("EQUAL_REACH_POSTCODE_FILE", raising=False)
    monkeypatch.delenv("EQUAL_REACH_POSTCODE_IMD", raising=False)
    assert lookup_by_settings().tells() is None
    (tmp_path / "list.csv").write_text("postcode,imd_decile\nQX1 1AA,1\n", "utf-8")
    monkeypatch.setenv("EQUAL_REACH_POSTCODE_FILE", str(tmp_path / "list.csv"))
    monkeypatch.setenv("EQUAL_REACH_POSTCODE_IMD", "2019")
    assert lookup_by_settings().tells().imd_version == "2019"
