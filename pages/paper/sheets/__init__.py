"""A paper as worksheets: first as values (pure), then as the parts of a workbook."""
