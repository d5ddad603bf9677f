"""What can be done on the command line: one module per command, and what they share.

The module of a command has `HELP`, what it does in a sentence; `arguments(parser)`; and `run(arguments) -> int`, the exit code:
0, or `answering.REFUSED` where the command refused. `data/__main__.py` lists them. Shared are `answering` (how a command answers
and refuses), `progress_line` (how far a long one is) and `counting` (`check` and `import` of totals instead of people).
"""
