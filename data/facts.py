"""Reads the facts of `data/reference/` into frozen values. The files are the knowledge; this only reads them."""
