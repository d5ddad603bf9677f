"""Which rows are people, who is the same person, and what of them may be kept or shown."""
