"""The kinds of file that are offered: each writes a whole paper and is found by the ending that a file's name has."""

import re
from pathlib import Path

import pytest

from pages.paper.writing.formats import FORMATS, TemplateRefused, format_of
from tests.pages.paper.invented_paper import invented_paper


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.name)
def test_a_format_is_found_by_the_ending_of_a_file_and_writes(kind):
    """Mutant: an ending without its dot."""
    assert format_of(Path(f"paper{kind.ending.upper()}").suffix) is kind
    assert len(kind.writes(invented_paper())) > 1000
    assert re.fullmatch(r"[a-z]+/[a-z.\-]+", kind.media_type)


def test_a_format_that_takes_templates_writes_into_them():
    for kind in FORMATS:
        assert (kind.dresses is None) == (not kind.templates)
        if kind.dresses:
            with pytest.raises(TemplateRefused, match=r"^\w.*\.$"):
                kind.dresses(invented_paper(), b"no file")


def test_no_other_ending_is_known():
    with pytest.raises(KeyError):
        format_of(".exe")
