"""The forms, tables and words of *Targets and benchmarks*."""
