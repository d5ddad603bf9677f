"""The parts of a Word paper: its file, styles, tables, fields and feet."""
