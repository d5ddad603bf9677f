"""Prose of `pages/words` as blocks of a paper: paragraphs and lists, a bold beginning as their claim. Pure."""

import re

from pages.paper.blocks import Block, Bullets, Paragraph
from pages.parts import words
from pages.parts.sentences.headline import Headline

_ITEM = re.compile(r"^(?:-|\d+\.) (?P<text>.*)$")
_CLAIM = re.compile(r"^\*\*(?P<claim>[^*]+)\*\*(?P<rest>.*)$", re.DOTALL)
_EMPHASIS = re.compile(r"\*([^*\n]+)\*")
_REFUSED = re.compile(r"[`#<>|\[\]]|\*|^[-+] ", re.MULTILINE)
NOT_UNDERSTOOD = "This prose holds what a paper does not understand: {text}"


def read(page: str, block: str) -> tuple[Block, ...]:
    """Return a block of prose, with the lines in force filled in. Raises ValueError for marks other than lists and bold words."""
    return blocks(words.read(page, block))


def blocks(markdown: str) -> tuple[Block, ...]:
    """Return paragraphs, divided by blank lines, and lists; a line that does not begin an item goes on with the one before."""
    found: list[Block] = []
    for part in re.split(r"\n\s*\n", markdown.strip()):
        lines = part.splitlines()
        if not _ITEM.match(lines[0]):
            found.append(Paragraph(_told(" ".join(lines))))
            continue
        items: list[str] = []
        for line in lines:
            begun = _ITEM.match(line)
            if begun:
                items.append(begun["text"])
            else:
                items[-1] = f"{items[-1]} {line.strip()}"
        found.append(Bullets(tuple(map(_told, items))))
    return tuple(found)


def _told(text: str) -> Headline:
    begins = _CLAIM.match(text)
    claim, rest = (begins["claim"], begins["rest"]) if begins else ("", text)
    told = Headline(claim, _EMPHASIS.sub(r"\1", rest))
    if _REFUSED.search(str(told)):
        raise ValueError(NOT_UNDERSTOOD.format(text=told))
    return told
