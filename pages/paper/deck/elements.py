"""Elements of a presentation's XML that the library has no words for."""

from collections.abc import Iterable

from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement, OxmlElement


def add(parent: BaseOxmlElement, name: str, **attributes: str) -> BaseOxmlElement:
    """Add an element, e.g. "a:buNone", as the last inside another; return it."""
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(key, value)
    parent.append(element)
    return element


def drop(elements: Iterable[BaseOxmlElement]) -> None:
    """Take elements out."""
    for element in list(elements):
        element.getparent().remove(element)


def described(holder: BaseOxmlElement, *, name: str, words: str) -> None:
    """Give a shape its name and its words for who does not see it."""
    properties = holder.find(f".//{qn('p:cNvPr')}")
    properties.set("name", name)
    properties.set("descr", words)


def colour_of(text: str) -> str:
    """Return a colour as the file format writes it: "#005EB8" as "005EB8"."""
    return text.removeprefix("#")
