"""Two characteristics together, for *Overlaps*."""
