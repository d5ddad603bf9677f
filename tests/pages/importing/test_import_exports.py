"""A folder with one export of every tool comes in through the page: nobody cleans a file, or says anything of it, first.

Steps are pressed through with what the page suggests. What is then stored are the people, and the answers, that
`right_answers.toml` tells.
"""

from collections import Counter
from html import unescape

import pytest
from sqlmodel import col, select

from data.databases import intake_session
from models.intake import SINGLE_ANSWER, Import, Participation
from models.vocabulary import Missing
from pages.parts.importing.import_file import KINDS
from tests.data.importing.test_exports import EXPORTS, PEOPLE, RIGHT
from tests.pages.importing.bringing import an_activity, html, onward, opened, press

STORE = "Store these records"


def stored_answers(number: int | None) -> dict[str, dict[str, int]]:
    """Return the single answers of an import, counted; a question that the file did not ask is not there."""
    with intake_session() as session:
        people = session.exec(select(Participation).where(Participation.import_id == number)).all()
    counted = {name: Counter(getattr(person, name) for person in people) for name in SINGLE_ANSWER}
    return {name: dict(tally) for name, tally in counted.items() if set(tally) != {Missing.NOT_ASKED}}


def test_every_export_comes_in_through_the_page(sqlite_databases):
    """Mutant: a person left out as the steps are passed."""
    an_activity()
    app = opened()
    app.selectbox(key="import_activity").set_value("market-stall").run()
    for name in PEOPLE:
        app.file_uploader[0].set_value(
            (name, (EXPORTS / name).read_bytes(), "application/octet-stream")
        ).run()
        press(onward(app, to="6"), STORE)
        assert not app.exception, name
    with intake_session() as session:
        imports = session.exec(select(Import).order_by(col(Import.id))).all()
    assert [(each.file_name, each.accepted) for each in imports] == [
        (name, RIGHT[name]["people"]) for name in PEOPLE
    ]
    for each in imports:
        right = {
            slug: tally for slug, tally in RIGHT[each.file_name]["counts"].items() if slug in SINGLE_ANSWER
        }
        assert stored_answers(each.id) == right, each.file_name


REFUSED = sorted(name for name in set(RIGHT) - set(PEOPLE) if name.rpartition(".")[2] in KINDS)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_refused_with_advice(sqlite_databases, name: str):
    an_activity()
    app = opened()
    app.selectbox(key="import_activity").set_value("market-stall").run()
    app.file_uploader[0].set_value((name, (EXPORTS / name).read_bytes(), "application/octet-stream")).run()
    assert RIGHT[name]["refused"] in unescape(html(app))
