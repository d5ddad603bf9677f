"""A map that was written as TOML reads back as the same map."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import facts
from data.importing import ColumnMap, FileRefused, as_toml, parse_map, read_map
from data.importing.columns.column_map import OTHER_USES, decidable
from data.importing.labels.meaning import OWN_SLUGS, standards
from data.importing.people.privacy import NOT_SHOWN, shown

CHARACTERISTICS = [each.slug for each in facts.characteristics()]
HEADINGS = st.text(min_size=1, max_size=30)
LABELS = st.text(min_size=1, max_size=20).filter(lambda text: shown(text) != NOT_SHOWN)
CODED = st.sampled_from(CHARACTERISTICS).flatmap(
    lambda slug: st.tuples(st.just(slug), st.sampled_from([OWN_SLUGS, *standards(slug)]))
)
DECIDED = st.sampled_from([slug for slug in CHARACTERISTICS if decidable(slug)]).flatmap(
    lambda slug: st.tuples(
        st.just(slug),
        st.dictionaries(
            LABELS, st.sampled_from([str(each) for each in decidable(slug)]), min_size=1, max_size=4
        ),
    )
)
MAPS = st.builds(
    ColumnMap,
    source=st.text(max_size=20),
    person_key=st.none() | HEADINGS,
    ethnic_frame=st.sampled_from([None, "2001", "2021"]),
    columns=st.dictionaries(HEADINGS, st.sampled_from([*OTHER_USES, *CHARACTERISTICS]), max_size=5),
    coded=st.lists(CODED, max_size=4).map(dict),
    polarity=st.sampled_from([{}, {"trans_status": "same"}, {"trans_status": "different"}]),
    labels=st.lists(DECIDED, max_size=3).map(dict),
)


@given(MAPS)
def test_what_is_written_reads_back_the_same(column_map):
    """Mutant: codes left out of the parts."""
    assert parse_map(as_toml(column_map).encode(), file_name="map.toml") == column_map


def test_a_map_is_read_from_its_file(tmp_path: Path):
    said = ColumnMap(
        source="Café forms", columns={'"Q7"\n= what?': "sex"}, labels={"sex": {"Dame": "female"}}
    )
    file = tmp_path / "map.toml"
    file.write_text(as_toml(said), encoding="utf-8")
    assert read_map(file) == said


def test_labels_that_may_not_be_shown_are_not_written():
    """Mutant: every label written."""
    said = ColumnMap(
        labels={
            "sex": {"Ring 07700 900123": "female", "Dame": "female"},
            "religion_or_belief": {"ann@example.org": "christian"},
        }
    )
    assert tomllib.loads(as_toml(said)) == {"labels": {"sex": {"Dame": "female"}}}


def test_a_map_that_says_nothing_is_an_empty_file():
    assert as_toml(ColumnMap()) == ""


def test_the_map_in_the_readme_is_one():
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    start = readme.index('    source = "Partner A"')
    shown_map = readme[start : readme.index("\n\n", start)]
    said = parse_map("\n".join(line[4:] for line in shown_map.splitlines()).encode(), file_name="README.md")
    assert said == ColumnMap(
        source="Partner A",
        person_key="Member number",
        ethnic_frame="2021",
        columns={"Q7": "religion_or_belief"},
        coded={"sex": "CENSUS2021 sex (TS008)"},
        polarity={"trans_status": "same"},
        labels={"religion_or_belief": {"C of E": "christian"}},
        postcode={"imd_quintile": "postcode"},
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"a = " + b"[" * 9_000, "its brackets go too deep"),
        (b"a = " + b"9" * 9_000, "Exceeds the limit (4300 digits) for integer string conversion"),
        (b".".join([b"a"] * 40_000) + b" = 1", "one of its lines is longer than 10,000 characters"),
        (b"# x\n" * 200_000, "it is larger than 512 KB"),
        (b"\xff\xfe", "'utf-8' codec can't decode byte 0xff"),
    ],
)
def test_a_map_that_would_do_harm_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    """From a page and from a file alike. Mutants: no limits (minutes); only what TOML calls an error caught."""
    file = tmp_path / "map.toml"
    file.write_bytes(content)
    for reading in (lambda: parse_map(content, file_name="map.toml"), lambda: read_map(file)):
        with pytest.raises(FileRefused) as refused:
            reading()
        assert str(refused.value).startswith("map.toml can't be read as a map: ")
        assert why in str(refused.value)
