"""The figures of a benchmark, read from a CSV: each boundary, and each refusal with row, column and remedy.

Mutants, each caught here: `>=` for `>` at the tolerance; the total with "not answered" left out; people divided by all
rows instead of those who answered; a category found at another level; the heading compared with capitals; the limit of size one
byte lower.
"""

from fractions import Fraction

import pytest

from data import facts
from data.register.benchmark_csv import LARGEST, MOST_PEOPLE, MOST_ROWS, Figures, empty_file, read
from data.register.entries import EntryRefused
from pages.parts.targets.benchmark_forms import EXAMPLE

HEADING = "characteristic,level,category,share"


def csv(*rows: str, heading: str = HEADING) -> bytes:
    return "\n".join((heading, *rows)).encode()


def sex(female: str, male: str, *more: str) -> bytes:
    return csv(f"Sex,Sex,Female,{female}", f"Sex,Sex,Male,{male}", *more)


@pytest.mark.parametrize(
    ("female", "male", "shares"),
    [
        ("0.6", "0.4", {"female": "3/5", "male": "2/5"}),
        ("60%", "40 %", {"female": "3/5", "male": "2/5"}),
        ("60.5%", "39.5%", {"female": "121/200", "male": "79/200"}),
        (".6", "0.4", {"female": "3/5", "male": "2/5"}),
        ("1", "0", {"female": "1", "male": "0"}),
    ],
)
def test_shares_are_kept_exactly(female, male, shares):
    (found,) = read(sex(female, male))
    assert found == Figures("sex", "two", shares, not_answered_included=False)


def test_people_become_exact_shares_of_those_who_answered():
    rows = ("sex,two,female,1234", 'sex,two,male,"2,345"', "sex,two,not_answered,999")
    (found,) = read(csv(*rows, heading="characteristic,level,category,people"))
    assert {slug: Fraction(share) for slug, share in found.shares.items()} == {
        "female": Fraction(1234, 3579),
        "male": Fraction(2345, 3579),
    }
    assert found.people == 3579
    assert found.not_answered_included


@pytest.mark.parametrize(("male", "fits"), [(0, True), (1, False), (7, False), (8, True)])
def test_a_group_of_so_few_that_their_number_is_hidden_is_no_part_of_a_file_of_people(male, fits):
    """Shares of all and how many they all are would tell it. Mutants: `<` for `<=`; a 0 refused; shares refused too."""
    rows, heading = ("sex,two,female,300", f"sex,two,male,{male}"), "characteristic,level,category,people"
    assert read(csv(*rows, "sex,two,not_answered,3", heading=heading)) if fits else True
    if not fits:
        why = "Row 3, column people: it is a number from 1 to 7, .* Give the share of each group .* or put small groups together"
        with pytest.raises(EntryRefused, match=why):
            read(csv(*rows, heading=heading))
    assert read(sex("0.999", "0.001"))


def test_more_people_than_there_can_be_are_refused_in_words():
    """Mutants: no limit, at which the database refuses the number; `>=` for `>`."""
    heading = "characteristic,level,category,people"
    most = csv("sex,two,female,8", f"sex,two,male,{MOST_PEOPLE - 8}", heading=heading)
    assert read(most)[0].people == MOST_PEOPLE
    more = csv("sex,two,female,9", f"sex,two,male,{MOST_PEOPLE - 8}", heading=heading)
    why = "Sex, Sex, in the rows 2, 3: that is 1,000,000,001 people together, and more than 1,000,000,000 can't be"
    with pytest.raises(EntryRefused, match=why):
        read(more)


@pytest.mark.parametrize(
    ("male", "fits"), [("0.401", True), ("0.399", True), ("0.40101", False), ("0.39899", False)]
)
def test_shares_add_up_to_one_within_a_thousandth(male, fits):
    if fits:
        assert read(sex("0.6", male))
        return
    with pytest.raises(
        EntryRefused, match=r"Sex, Sex add up to .*, and must add up to 1 .* The rows are 2, 3"
    ):
        read(sex("0.6", male))


def test_those_who_did_not_answer_count_in_the_sum_and_are_taken_off():
    (found,) = read(sex("0.54", "0.36", "Sex,Sex,Not answered,0.1"))
    assert found.shares == {"female": "27/50", "male": "9/25"}
    assert found.not_answered_included
    with pytest.raises(EntryRefused, match="add up to 0.9000"):
        read(sex("0.54", "0.36"))


def test_slugs_and_words_are_both_understood_and_several_characteristics_may_stand_in_one_file():
    rows = (
        "age_band,ten_year,16_24,0.5",
        " AGE , ten-year age groups ,25 to 34,50%",
        "Ethnic group,Five groups,white,1",
        ",,,",
    )
    found = read(csv(*rows))
    assert [(each.characteristic, each.level, list(each.shares)) for each in found] == [
        ("age_band", "ten_year", ["16_24", "25_34"]),
        ("ethnic_group", "five", ["white"]),
    ]


@pytest.mark.parametrize(
    "content",
    [
        sex("0.6", "0.4").replace(b",", b";"),
        sex("0.6", "0.4").replace(b",", b"\t"),
        b"\xef\xbb\xbf" + sex("0.6", "0.4").replace(b"\n", b"\r\n"),
        csv("0.6,Female,Sex,Sex", "0.4,Male,Sex,Sex", heading="Share,Category,Level,Characteristic"),
    ],
    ids=["semicolons", "tabs", "as Excel writes it", "another order of columns"],
)
def test_the_ways_in_which_a_spreadsheet_writes_a_csv(content):
    assert read(content)[0].shares == {"female": "3/5", "male": "2/5"}


REFUSED = [
    ("Shoes,Sex,Female,1", "Row 2, column characteristic: there is no such characteristic"),
    ("Gender identity detail,x,y,1", "Row 2, column characteristic: there is no such"),
    ("Impairment,Each answer,Mobility,1", "Row 2, column characteristic: people may give several answers"),
    (
        "Sex,Nineteen,Female,1",
        "Row 2, column level: there is no such level of detail of Sex. Use one of: Sex",
    ),
    ("Age,Three age groups,16 to 24,1", "Row 2, column category: there is no such group at this level"),
    ("Sex,Sex,Femail,1", "Row 2, column category: there is no such group.*not answered"),
    ("Sex,Sex,Female,-0.5", "Row 2, column share: it is below 0"),
    ("Sex,Sex,Female,-5%", "Row 2, column share: it is below 0"),
    ("Sex,Sex,Female,=1/2", "Row 2, column share: it is a formula"),
    ("=cmd(),Sex,Female,1", "Row 2, column characteristic: it is a formula"),
    ("Sex,Sex,@Female,1", "Row 2, column category: it is a formula"),
    ("Sex,Sex,Female,", "Row 2, column share: it is blank"),
    ("Sex,,Female,1", "Row 2, column level: it is blank"),
    ("Sex,Sex,Female,most", "Row 2, column share: it must be a share such as 0.16 or 16%"),
    ("Sex,Sex,Female,60", "Row 2, column share: it must be a share such as 0.16 or 16%"),
    ("Sex,Sex,Female,101%", "Row 2, column share: it must be a share"),
    ("Sex,Sex,Female,1e-3", "Row 2, column share: it must be a share"),
    ("Sex,Sex,Female,nan", "Row 2, column share: it must be a share"),
    ("Sex,Sex,Female,0", "Sex, Sex, in the rows 2: nobody is in any group"),
    ("Sex,Sex,Female", "Row 2: it has 3 cells, and the heading has 4"),
    (f"Sex,Sex,{'F' * 121},1", "Row 2, column category: it is longer than 120 letters"),
    (
        "Sex,Sex,Female,0.5\nSex,Sex,female,0.5",
        "Row 3, column category: this group is there already, in row 2",
    ),
]


@pytest.mark.parametrize(("rows", "why"), REFUSED, ids=[why for _, why in REFUSED])
def test_what_is_refused_and_what_to_do(rows, why):
    with pytest.raises(EntryRefused, match=why):
        read(csv(rows))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "the headings must be characteristic, level, category, share"),
        (csv(), "a heading and no figures"),
        (csv(",,,"), "a heading and no figures"),
        (csv("a,b,c", heading="characteristic,level,category"), "the headings must be"),
        (csv("a", heading=f"{HEADING},people"), "give either share or people"),
        (csv("a", heading=f"{HEADING},extra"), "Found: characteristic, level, category, share, extra"),
        (b"PK\x03\x04\x00\x00", "not a CSV of text"),
        (csv('Sex,Sex,"Female,1'), "not a CSV of text"),
        (
            csv("Sex,Sex,Female,12.5", heading="characteristic,level,category,people"),
            "whole number of people",
        ),
        (csv("Sex,Sex,Female,1,234", heading="characteristic,level,category,people"), "it has 5 cells"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_files_of_another_shape_are_refused(content, why):
    with pytest.raises(EntryRefused, match=why):
        read(content)


def test_a_file_that_is_too_large_is_refused_before_it_is_read():
    padded = sex("0.6", "0.4") + b"\n" + b",".join([b" " * 124_000] * 3) + b"," + b" " * 130_000
    assert read(padded[:LARGEST])
    with pytest.raises(EntryRefused, match="larger than 500 kB"):
        read(padded[: LARGEST + 1])


@pytest.mark.parametrize(("blank", "fits"), [(MOST_ROWS - 2, True), (MOST_ROWS - 1, False)])
def test_a_file_of_too_many_rows_is_refused(blank, fits):
    content = sex("0.6", "0.4", *[",,,"] * blank)
    if fits:
        assert read(content)
    else:
        with pytest.raises(EntryRefused, match="more than 2,000 rows"):
            read(content)


def test_the_empty_file_has_a_row_for_each_group_and_is_understood_once_it_is_filled_in():
    text = empty_file(facts.characteristic("sex"))
    assert text.splitlines()[0] == HEADING
    assert len(text.splitlines()) == 1 + len(facts.level("sex", "two").categories)
    filled = text.replace("Female,", "Female,0.6").replace("Male,", "Male,0.4").rstrip() + "0"
    assert [each.level for each in read(filled.encode())] == ["two"]


@pytest.mark.parametrize(
    "characteristic", [each for each in facts.characteristics() if each.published], ids=lambda each: each.slug
)
def test_every_label_of_the_empty_file_names_one_group(characteristic):
    """Mutant: the short label alone, which several ethnic groups share."""
    if characteristic.multiple:
        return
    lines = empty_file(characteristic).splitlines()
    people = "\n".join([lines[0].replace("share", "people"), *(f"{line}10" for line in lines[1:])])
    found = read(people.encode())
    assert [len(each.shares) for each in found] == [
        len(level.categories) for level in facts.levels(characteristic.slug)
    ]


def test_the_example_that_the_page_gives_is_understood():
    rows = [",".join(cell.text for cell in row.cells) for row in EXAMPLE.rows]
    (found,) = read(csv(*rows, heading=",".join(column.heading for column in EXAMPLE.columns)))
    assert found.shares == {"16_24": "4/25", "25_34": "61/100", "35_44": "23/100"}
