"""Reach period by period, for *Over time*."""
