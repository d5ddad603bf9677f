"""Steps that open one after another on one page: the page's own script (`stepping.js`) goes to the heading of each.

Streamlit leaves the window where the button of the last step was, often below the new one, and the focus on nothing.
"""

from pathlib import Path

SCRIPT = Path(__file__).with_name("stepping.js")


def anchor(step: int) -> str:
    """Return the id of the heading of a step, by which the script knows it."""
    return f"open-step-{step}"
