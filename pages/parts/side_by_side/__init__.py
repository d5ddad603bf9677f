"""Selections side by side, for *Coverage*, *Methods and places* and *Depth of dialogue*."""
