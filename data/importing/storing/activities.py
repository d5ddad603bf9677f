"""Finds the activity that a file belongs to in the register."""

from sqlmodel import select

from data.databases import register_session
from data.importing.refusal import FileRefused
from models.register import Activity

NO_ACTIVITY = (
    'There is no activity "{activity}" in the register. Add it to the register first, with its engagement, '
    "or use the reference of one that is there: {known}."
)
NONE_YET = "none yet"
ACTIVITIES_NAMED = 12


def find_activity(reference: str) -> Activity:
    """Return an activity of the register.

    Raises
    ------
    FileRefused
        There is none of that reference. The message names those that are there.
    """
    with register_session() as session:
        found = session.exec(select(Activity).where(Activity.reference == reference)).first()
        if found is None:
            known = session.exec(select(Activity.reference).order_by(Activity.reference)).all()
            named = ", ".join(known[:ACTIVITIES_NAMED]) + (", ..." if len(known) > ACTIVITIES_NAMED else "")
            raise FileRefused(NO_ACTIVITY.format(activity=reference, known=named or NONE_YET))
        session.expunge(found)
        return found
