"""Import: bring records in, publish them, or take them back. For stewards; a viewer has no such page."""

from data.demo import clear
from data.importing import history
from pages.parts import frame, reads
from pages.parts.importing import import_activity, import_file, import_heads, import_past, import_publish

TITLE = "Import"
QUESTION = "How do we bring records in?"


def page() -> None:
    """Draw the page: activity, file, what was found, store, publish, and the imports so far."""
    frame.opening(TITLE, QUESTION, release=reads.release())
    past = history.imports()
    frame.headline(import_past.headline(past))
    import_publish.say_what_happened(import_publish.BEGUN_ANEW)
    if any(each.invented for each in past):
        import_past.start_with_own(clear.clear)
    if not import_activity.organisation_named():
        return
    activity = import_activity.choose()
    if activity is not None:
        found = import_file.choose(activity)
        if found is not None:
            import_file.show(found)
            import_publish.store(found, activity=activity)
        import_heads.count(activity)
    # Here, for this is where the reader of the page is: the button was pressed just above or below.
    import_publish.say_what_happened()
    import_publish.publish(past)
    import_past.listed(past)
    frame.how_to_read("import_records")
