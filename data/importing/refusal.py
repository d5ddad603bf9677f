"""Why a file is not read: one exception, whose message is advice."""


class FileRefused(Exception):
    """A file can't be brought in; nothing of it was stored. The message says why and what to do."""
