"""What the tests of postcodes share: a postcode file from a few lines, and people's files harmonised with it.

Every postcode is invented: no area begins with Q.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from data.importing import HarmonisedFile, PostcodeLookup, harmonise
from data.importing.columns.column_map import check_map
from data.importing.places.lookup import PostcodeSetting
from data.secret import read_secret

DIRECTORY = (
    "pcd7,pcds,dointr,doterm,lad26cd,ctry26cd,lsoa21cd,ruc21ind,imd20ind,imd25ind",
    "QX1 1AA,QX1 1AA,198001,,E06000059,E92000001,E01000001,UN1,30000,1",
    "QX1 1AB,QX1 1AB,198001,,E06000058,E92000001,E01000002,RSF1,1,33755",
    "QX1 1AC,QX1 1AC,198001,200001,E06000058,E92000001,E01000003,RLN1,6569,6752",
    "QX2 1AA,QX2 1AA,198001,,W06000024,W92000004,W01000001,RSF1,17,18",
    "QX3 1AA,QX3 1AA,198001,,S12000033,S92000003,S01000001,4,6000,6001",
    "QX4 1AA,QX4 1AA,198001,,E06000059,E92000001,E99999999,,0,0",
)
"""As the ONS Postcode Directory is since August 2026, with few of its 55 columns."""


@pytest.fixture
def directory() -> tuple[str, ...]:
    """Return the lines of a directory."""
    return DIRECTORY


@pytest.fixture
def lookup(tmp_path: Path) -> Callable[..., PostcodeLookup]:
    """Return what makes a postcode file of lines (by default the directory above) and gives the lookup."""

    def make(*lines: str, version: str = "2025", name: str = "directory.csv") -> PostcodeLookup:
        path = tmp_path / name
        path.write_text("\n".join(lines or DIRECTORY) + "\n", encoding="utf-8")
        return PostcodeLookup(PostcodeSetting(path, version))

    return make


@pytest.fixture
def placed(table, lookup) -> Callable[..., HarmonisedFile]:
    """Return what harmonises the lines of a people's file with a lookup (by default the directory above)."""

    def make(*lines: str, by: PostcodeLookup | None = None, **said) -> HarmonisedFile:
        return harmonise(
            table(*lines),
            today=date(2026, 6, 15),
            column_map=check_map(said, file_name="map.toml"),
            person_key=read_secret().person,
            lookup=by or lookup(),
        )

    return make
