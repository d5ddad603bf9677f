"""Import: bring records in, publish them, or take them back. For stewards; a viewer has no such page."""

from collections.abc import Sequence

from data.demo import clear
from data.importing.storing import history
from data.importing.storing.history import PastImport
from pages.parts import frame, reads
from pages.parts.importing import (
    import_activity,
    import_again,
    import_counts,
    import_heads,
    import_objections,
    import_past,
    import_publish,
    import_steps,
    import_store,
)

TITLE = "Import"
QUESTION = "How do we bring records in?"


def page() -> None:
    """Draw the page: the steps of a file, publish, and the imports so far."""
    release = reads.release()
    frame.opening(TITLE, QUESTION, release=release)
    past = history.imports()
    frame.headline(import_past.headline(past, published=release is not None))
    import_publish.say_what_happened(import_publish.BEGUN_ANEW)
    if import_steps.resting() and any(each.invented for each in past):
        import_past.start_with_own(clear.clear)
    if not import_activity.organisation_named():
        return
    import_steps.draw()
    if import_steps.resting():
        _beside(past)
    frame.how_to_read("import_records")


def _beside(past: Sequence[PastImport]) -> None:
    """Draw what has its place beside the first step: counts without a file, publishing, and the imports so far."""
    activity = import_activity.chosen()
    if activity is not None:
        import_counts.bring_in(activity)
        import_heads.count(activity)
    # Here, for this is where the reader of the page is: the button was pressed just above or below.
    import_publish.say_what_happened()
    import_store.listed(past)
    import_publish.publish(past)
    import_past.listed(past)
    import_again.listed()
    import_objections.draw(past)
