"""Heads that a partner counted: from a file or a form to stored counts, without any person."""
