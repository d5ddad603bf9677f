"""One module per command: `HELP`, what it does in a line; `arguments(parser)`; `run(arguments) -> int`, the exit code.

`data/__main__.py` lists them. The exit code is 0, or 2 where the command refused.
"""
