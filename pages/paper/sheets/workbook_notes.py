"""The notes of a workbook: all small print, numbered, and the marks that stand where a number is missing."""

from pages.paper.blocks import Section, SmallPrint
from pages.paper.sheets import workbook_cells as cells
from pages.paper.sheets.workbook_cells import Shown
from pages.paper.sheets.workbook_sheets import Grid

NAME = "Notes"
TITLE = "Notes, and what the marks mean"
ONE_TABLE = "This worksheet contains one table."
MARKS = f"Marks in square brackets are explained on the worksheet {NAME}."
EVERYWHERE = "Every table"


class Notes:
    """The numbered notes, as they are found: small print, and what is too long for its cell."""

    def __init__(self) -> None:
        """Start without a note."""
        self._where: dict[str, dict[str, None]] = {}
        self._numbers: dict[str, int] = {}

    def mark(self, text: str, *, where: str) -> str:
        """Return the mark of a note, which is written down once however often it is said."""
        self._where.setdefault(text, {})[where] = None
        return f"[note {self._numbers.setdefault(text, len(self._numbers) + 1)}]"

    def fitted(self, text: str, *, where: str, longest: int = cells.LONGEST) -> str:
        """Return a text that fits into a cell; what is left over becomes notes, and its end says which."""
        said, rest = cells.cut(text, longest)
        marks = ""
        while rest:
            piece, rest = cells.cut(rest, cells.LONGEST)
            marks += f" {self.mark(piece, where=where)}"
        return f"{said}{marks}"

    def small_print(self, section: Section) -> tuple[str, ...]:
        """Return the marks of the small print of a section, each once, in its order."""
        marks = [
            self.mark(piece, where=section.title)
            for block in section.blocks
            if isinstance(block, SmallPrint)
            for line in block.lines
            for piece in cells.pieces(cells.clean(line))
        ]
        return tuple(dict.fromkeys(marks))

    def grid(self, before: tuple[Shown, ...], back: Shown) -> Grid:
        """Return the worksheet of all notes found so far, the marks for missing numbers first."""
        marks = [(Shown(mark), Shown(meaning), Shown(EVERYWHERE)) for mark, meaning in cells.SHORTHAND]
        found = [
            (
                Shown(f"[note {number}]"),
                Shown(text),
                Shown(cells.cut("; ".join(cells.clean(each) for each in where), cells.LONGEST)[0]),
            )
            for number, (text, where) in enumerate(self._where.items(), 1)
        ]
        return Grid(
            NAME,
            TITLE,
            (*before, Shown(ONE_TABLE), back),
            ("Mark", "What it means", "Where it stands"),
            (False, False, False),
            (*marks, *found),
        )
