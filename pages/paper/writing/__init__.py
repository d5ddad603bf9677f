"""A paper as a file: one module for each kind, each a function from a paper to bytes."""
