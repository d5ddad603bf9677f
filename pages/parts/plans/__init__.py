"""The plan that *Open activities* makes of an engagement that is still open."""
