"""A map is checked before it is believed; the message says what may stand there."""

from pathlib import Path

import pytest

from data.importing import ColumnMap, FileRefused, read_map
from data.importing.columns import column_map as maps
from data.importing.columns import map_file

WHOLE = """
source = "Partner A"
person_key = "Member"
ethnic_frame = "2001"
[columns]
"Q7" = "ethnic_group"
"Q8" = "leave"
[coded]
ethnic_group = "NHS_DD ETHNIC CATEGORY"
[polarity]
trans_status = "same"
[labels.ethnic_group]
"Brit" = "white_british"
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "map.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_map_is_read(tmp_path: Path) -> None:
    assert read_map(written(tmp_path, WHOLE)) == ColumnMap(
        source="Partner A",
        person_key="Member",
        ethnic_frame="2001",
        columns={"Q7": "ethnic_group", "Q8": "leave"},
        coded={"ethnic_group": "NHS_DD ETHNIC CATEGORY (an2)"},
        polarity={"trans_status": "same"},
        labels={"ethnic_group": {"Brit": "white_british"}},
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("colour = 1", maps.UNKNOWN_PART.format(file="map.toml", part="colour", parts=", ".join(maps.PARTS))),
        ("source = 1", maps.NOT_TEXT.format(file="map.toml", part="source")),
        ("columns = 1", maps.NOT_A_TABLE.format(file="map.toml", part="columns")),
        ("labels = 1", maps.NOT_A_TABLE.format(file="map.toml", part="labels")),
        ('ethnic_frame = "1991"', maps.UNKNOWN_FRAME.format(file="map.toml")),
        ('[polarity]\ntrans_status = "yes"', maps.UNKNOWN_POLARITY.format(file="map.toml")),
    ],
)
def test_a_map_without_meaning_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_map(written(tmp_path, text))
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (
            '[columns]\n"Q7" = "shoe_size"',
            'map.toml, [columns] "Q7": "shoe_size" is neither a characteristic nor one of: leave,',
        ),
        (
            '[coded]\nshoe_size = "x"',
            'map.toml, [coded]: there is no characteristic "shoe_size". There are: age_band,',
        ),
        ('[coded]\nsex = "x"', 'map.toml, [coded] sex: there is no code list "x". There are: slug; '),
        (
            '[labels.sex]\n"F" = "lady"',
            'map.toml, [labels.sex]: "lady" is not an answer. There are: female, male, indeterminate,',
        ),
        ("source =", "map.toml can't be read as a map: "),
    ],
)
def test_a_message_lists_what_there_is(tmp_path: Path, text: str, begins: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_map(written(tmp_path, text))
    assert str(refused.value).startswith(begins)


def test_a_map_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as refused:
        read_map(tmp_path / "map.toml")
    assert str(refused.value) == map_file.UNREADABLE.format(file="map.toml", why=map_file.NOT_THERE)
