"""From bytes to columns of text: kinds of file, sheets, rows of headings, and what is not one row per person."""
