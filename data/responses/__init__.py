"""Whether those who spoke were answered: the promise, what waits, and how long answers took. Sees findings, never people."""
