"""The path of a number, one module or package per step: read, harmonise, store, count, protect, freeze, compare."""
