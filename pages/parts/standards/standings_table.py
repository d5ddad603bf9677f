"""How standards stand, as tables: the matrix in words, the evidence for each, and all that was written by hand."""

from collections.abc import Mapping
from dataclasses import replace

from data.register import shown_names
from data.standards.frames import kinds
from models.standards import Evidence, Stands, WrittenEvidence
from models.vocabulary import Dimension, Standing
from pages.parts import address, wording
from pages.parts.charts.standing_chart import Look, StandingCell, StandingRow
from pages.parts.choices import ALL
from pages.parts.sentences import on_evidence, on_standards
from pages.parts.standards.standings import InEngagement, Standings
from pages.parts.tables import Cell, Column, Row, Swatch, Table

HERE = "standards"
OF_ACTIVITIES = frozenset({"can-we-trust-it"})
"""Pages behind evidence that are of the activities chosen, and know an engagement by these."""
_SWATCHES: Mapping[Look, Swatch] = {
    "shown": "circle",
    "partly": "dot_circle",
    "act": "down",
    "past": "hollow_down",
    "not_yet": "diamond",
    "cant_tell": "",
}


def marked(each: Stands) -> StandingCell:
    """Return how a standing is drawn."""
    return StandingCell(
        each.standing, act=each.act, by_hand=each.rests_on == "hand", disagrees=each.disagrees
    )


def chart_rows(found: Standings) -> tuple[StandingRow, ...]:
    """Return one row for all our work and one for each engagement."""
    whole = StandingRow(on_standards.ALL_WORK, tuple(map(marked, found.overall)), whole=True)
    return (whole, *(StandingRow(row.title, tuple(map(marked, row.stands))) for row in found.listed))


def rows_of_one(row: InEngagement) -> tuple[StandingRow, ...]:
    """Return one row for each standard: what the records say of it, and what was written by hand."""
    return tuple(
        StandingRow(
            each.standard.label,
            (
                StandingCell(each.records, act=each.act and each.rests_on == "records"),
                _by_hand(each.written[0], disagrees=each.disagrees) if each.written else None,
            ),
        )
        for each in row.stands
    )


def matrix(found: Standings, *, caption: str, whole: bool = False, linked: bool = True) -> Table:
    """Return the chart in words, one row for each engagement, which leads to its own evidence where `linked`; `whole` has
    every one.
    """
    columns = (
        Column("Engagement"),
        *(Column(standard.label) for standard in found.frame.standards),
    )
    links = address.links() if linked else nowhere
    rows = [
        Row((Cell(on_standards.ALL_WORK), *(_cell(each) for each in found.overall))),
        *(
            Row(
                (
                    Cell(
                        row.title,
                        link=""
                        if shown_names.is_kept_back(row.title)
                        else links(HERE, engagement=row.reference, frame=found.frame.slug),
                    ),
                    *(_cell(each) for each in row.stands),
                )
            )
            for row in (found.rows if whole else found.listed)
        ),
    ]
    return Table(caption, columns, tuple(rows), side_by_side=True)


def evidence(found: Standings, row: InEngagement | None, *, caption: str, linked: bool = True) -> Table:
    """Return everything that shows or does not show each standard, over all our work or in one engagement.

    Where the name of the engagement is kept back, no link holds its reference; nothing leads anywhere if not `linked`.
    """
    of = (ALL if shown_names.is_kept_back(row.title) else row.reference) if row else ""
    listed = row.stands if row else found.overall
    ours = not any(standard.official for standard in found.frame.standards)
    rows = []
    for each in listed:
        under = on_standards.heading(each, whole_frame_ours=ours)
        said = [
            Row(_said(piece, engagement=of, of_all=row is None, linked=linked), under)
            for piece in each.evidence
        ]
        said += [Row(_written(written, each), under) for written in each.written]
        rows += said or [Row(_nothing(), under)]
    columns = (
        Column("Evidence"),
        Column("Where from"),
        Column("Standing"),
        Column("Figure", number=True),
        Column("What it says", prose=True),
    )
    return Table(caption, columns, tuple(rows))


def by_hand(found: Standings) -> str:
    """Return what the table of evidence written by hand is of."""
    return f"Evidence written by hand for {wording.in_sentence(found.frame.label)}"


def written_by_hand(found: Standings, *, caption: str) -> Table | None:
    """Return all evidence by hand in a frame, of all our work and of every engagement; None where there is none."""
    listed = [(on_standards.ALL_WORK, each) for each in found.overall]
    listed += [(row.title, each) for row in found.rows for each in row.stands]
    rows = [
        Row(
            (
                Cell(title),
                Cell(each.standard.label),
                Cell(on_standards.WORDS[written.standing]),
                Cell(on_standards.WORDS[each.records]),
                Cell(on_standards.written_text(written, each)),
                Cell(written.written_by),
                Cell(wording.short_day(written.written_on)),
            )
        )
        for title, each in listed
        for written in each.written
    ]
    columns = (
        Column("Engagement"),
        Column(on_standards.frame_of_one(found.frame)),
        Column("By hand"),
        Column("The records"),
        Column("What was written", prose=True),
        Column("By"),
        Column("On"),
    )
    return Table(caption, columns, tuple(rows)) if rows else None


def _cell(each: Stands) -> Cell:
    look = marked(each).look
    return Cell(
        on_standards.short_words(each),
        swatch=_SWATCHES[look],
        act=each.act,
        quiet=each.standing in (Standing.CANNOT_TELL, Standing.NOT_YET),
    )


def in_short(found: Standings, *, caption: str) -> Table:
    """Return each standard with what it promises, how it stands over all our work, and the evidence that shows it best."""
    rows = []
    for each in found.overall:
        evidence, says = on_standards.strongest(each)
        rows.append(
            Row(
                (
                    Cell(each.standard.label),
                    Cell(each.standard.promise),
                    replace(_cell(each), text=on_standards.cell_words(each)),
                    Cell(evidence),
                    Cell(says),
                )
            )
        )
    columns = (
        Column(on_standards.frame_of_one(found.frame)),
        Column("What it promises", prose=True),
        Column("Standing"),
        Column("Strongest evidence"),
        Column("What it says", prose=True),
    )
    return Table(caption, columns, tuple(rows))


def nowhere(_page: str, **_choices: str) -> str:
    """Return no address, for a table that leads nowhere."""
    return ""


def _said(piece: Evidence, *, engagement: str, of_all: bool, linked: bool) -> tuple[Cell, ...]:
    kind = kinds()[piece.kind]
    look = StandingCell(piece.standing, act=piece.act).look
    figures = piece.standing is not Standing.CANNOT_TELL
    return (
        Cell(kind.label, link=_link(kind.page, engagement, figures=figures) if linked else ""),
        Cell(on_standards.FROM_RECORDS, quiet=True),
        Cell(on_standards.WORDS[piece.standing], swatch=_SWATCHES[look], act=piece.act),
        Cell(on_evidence.figure(piece, of_all=of_all)),
        Cell(on_evidence.words(piece, of_all=of_all)),
    )


def _written(written: WrittenEvidence, each: Stands) -> tuple[Cell, ...]:
    drawn = _by_hand(written, disagrees=False)
    return (
        Cell(on_standards.by_hand(written)),
        Cell(on_standards.BY_HAND, quiet=True),
        Cell(on_standards.WORDS[written.standing], swatch=_SWATCHES[drawn.look], act=drawn.act),
        Cell(wording.NOT_APPLICABLE, quiet=True),
        Cell(on_standards.written_text(written, each)),
    )


def _nothing() -> tuple[Cell, ...]:
    dash = Cell(wording.NOT_APPLICABLE, quiet=True)
    return (
        Cell("None"),
        dash,
        Cell(on_standards.WORDS[Standing.CANNOT_TELL], quiet=True),
        dash,
        Cell(on_standards.ONLY_BY_HAND),
    )


def _link(page: str, engagement: str, *, figures: bool) -> str:
    """Return the page behind a kind of evidence, where it exists here; with the `engagement` in place of the one chosen.

    A page that takes activities opens on it too, where there are `figures` of it: else that page would have nothing to show.
    """
    if not address.is_page(page):
        return ""
    if page in OF_ACTIVITIES and engagement not in ("", ALL) and figures:
        return address.to(
            page, engagement=engagement, activities=f"{Dimension.ENGAGEMENT}={engagement}", period=ALL
        )
    return address.to(page, engagement=engagement) if engagement else address.to(page)


def _by_hand(written: WrittenEvidence, *, disagrees: bool) -> StandingCell:
    return StandingCell(
        written.standing, act=written.standing is Standing.NOT_SHOWN, by_hand=True, disagrees=disagrees
    )
