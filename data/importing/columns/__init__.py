"""Which column answers which question: from headings and cells, and from what a steward said and saved."""
