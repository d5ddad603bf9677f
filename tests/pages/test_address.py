"""The address and the boxes: a box is given its value from the address, and only where it does not hold it."""

from tests.pages.side_by_side.test_explore_pages import publish_world as publish_world
from tests.pages.visits import visit


def given(app):
    """Return the boxes that are given a value in this run: the browser draws each of them a second time."""
    return {each.label for each in app.selectbox if each.proto.set_value}


def test_a_box_that_holds_its_value_is_not_given_it_again(world):
    """Mutant: every box given its value in every run."""
    app = visit("who_we_reached")
    assert given(app) == {each.label for each in app.selectbox}
    app.selectbox(key="box_characteristic").select("age_band").run()
    assert app.query_params["characteristic"] == "age_band"
    assert given(app) & {"Characteristic", "Period", "Activities"} == set()


def test_a_box_follows_an_address_that_changed_under_it(world):
    """As the Back button changes it. Mutant: a box given its value in the first run only."""
    app = visit("who_we_reached", characteristic="age_band")
    app.query_params["characteristic"] = "sex"
    app.run()
    assert app.selectbox(key="box_characteristic").value == "sex"
    assert given(app) == {"Characteristic"}
