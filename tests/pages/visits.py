"""Visits one page, as a reader would by its address, and reads what it shows."""

import io
import re
import zipfile

from streamlit.testing.v1 import AppTest

WHOLE = "from pages import {page}\nfrom pages.parts import address\n\n{page}.page()\naddress.write()"
"""A page as the front script draws it: the address is written last."""


def visit(page: str, **address: str | list[str]) -> AppTest:
    """Return a page, named by its module, run at an address."""
    app = AppTest.from_string(WHOLE.format(page=page), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def html(app: AppTest) -> str:
    """Return all HTML of a page, in the order in which it is drawn."""
    return "\n".join(str(each.proto.body) for each in app.get("html"))


def headline(app: AppTest) -> str:
    """Return the sentence at the head of a page, as HTML."""
    return next(str(each.proto.body) for each in app.get("html") if "er-headline" in each.proto.body)


def table(app: AppTest, caption: str) -> list[list[str]]:
    """Return the rows of the table of that caption, as text."""
    (found,) = [each.proto.body for each in app.get("html") if f"<caption>{caption}" in each.proto.body]
    rows = re.findall(r'<tr role="row">(.*?)</tr>', found.partition("<tbody")[2])
    return [[re.sub("<[^>]+>", "", cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in rows]


def press(app: AppTest, label: str) -> AppTest:
    """Press the first button of that label."""
    next(button for button in app.button if button.label == label).click()
    return app.run()


def texts(file: bytes) -> list[str]:
    """Return what a file that a page gives says: its text, or that of every part of an office file.

    Not what stands inside of tags and scripts: a width in twentieths of a point is no number of people. Nor a PDF, which is
    compressed.
    """
    if zipfile.is_zipfile(io.BytesIO(file)):
        with zipfile.ZipFile(io.BytesIO(file)) as office:
            return [
                _said(office.read(name)) for name in office.namelist() if name.endswith((".xml", ".rels"))
            ]
    return [] if file.startswith(b"%PDF") else [_said(file)]


def _said(content: bytes) -> str:
    text = content.decode("utf-8-sig", errors="replace")
    if not text.lstrip().startswith("<"):
        return text
    without = re.sub(r"<(script|style)\b.*?</\1>", " ", text, flags=re.DOTALL | re.IGNORECASE)
    return re.sub(r"<[^>]*>", "\n", without)
