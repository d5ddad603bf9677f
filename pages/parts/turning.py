"""From page to page within the open window: the page's own script (`turning.js`) follows the links of the navigation.

They are plain links, which the browser could follow by itself, as it does in a new tab; then it loads all of Streamlit anew.
The focus goes to the heading of the new page.
"""

from pathlib import Path

LINKS = "er-pages"
"""The class of what holds the links, by which the script and the style sheet know them."""
SCRIPT = Path(__file__).with_name("turning.js")
