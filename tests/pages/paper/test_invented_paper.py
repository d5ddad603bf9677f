"""The paper that writers are tested with: it must use all there is, or a writer could leave something out unseen."""

from typing import get_args

from pages.paper.blocks import Block
from tests.pages.paper.invented_paper import HOSTILE, invented_paper, texts


def test_every_kind_of_block_is_used():
    """Mutant: the bullets left out."""
    used = {type(block) for section in invented_paper().sections for block in section.blocks}
    assert used == set(get_args(Block))


def test_charts_come_with_bars_and_without_and_every_name_is_unique():
    charts = [chart for _, chart in invented_paper().charts()]
    assert [chart.bars is None for chart in charts] == [False, True, False]
    assert len({chart.name for chart in charts}) == len(charts)
    assert any(None in series.values for chart in charts if chart.bars for series in chart.bars.series)


def test_tables_have_groups_hidden_cells_and_verdicts():
    tables = [figures.table for _, figures in invented_paper().tables()]
    cells = [cell for table in tables for row in table.rows for cell in row.cells]
    assert {"fewer than 10", "hidden", "–", "not asked"} <= {cell.text for cell in cells}
    assert any(cell.verdict for cell in cells)
    assert any(cell.act for cell in cells)
    assert any(row.under for table in tables for row in table.rows)
    assert max(len(table.columns) for table in tables) == 10


def test_every_hostile_text_stands_in_lists_cells_and_notes():
    said = list(texts(invented_paper()))
    assert all(said.count(text) >= 3 for text in HOSTILE)
