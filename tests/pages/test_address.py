"""The address and the boxes: a box holds what the address says, whatever it held before."""

from tests.pages.side_by_side.test_explore_pages import publish_world as publish_world
from tests.pages.visits import visit


def test_a_box_follows_an_address_that_changed_under_it(world):
    """As the Back button changes it. Mutant: a box given its value in the first run only."""
    app = visit("who_we_reached", characteristic="age_band")
    app.query_params["characteristic"] = "sex"
    app.run()
    assert app.selectbox(key="box_characteristic").value == "sex"
