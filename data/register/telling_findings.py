"""What is said of a finding and of its response that may say who took part, asked about before it is stored (method 2.8 no. 24)."""

from collections.abc import Mapping

from sqlmodel import Session

from data.register import communities, entries, identifying_names, telling_texts
from data.register.findings import FindingEntry
from data.register.responses import ResponseEntry

SAID, REASON, ACTION = "What people said", "Why not, or why only partly", "What we do"
"""What the texts are called, where they are typed and where one is asked about."""
_TITLE, _SOURCE = "title", "source report"
_NAMES = (_TITLE, _SOURCE)


def refuse(
    session: Session,
    new: FindingEntry,
    said: Mapping[str, str],
    *,
    keep_name: bool,
    note: tuple[str, str] | None = None,
) -> bool:
    """Return whether something that may say who took part is kept, knowingly, and `note` (who, reference) that it is.

    `said` is by what it stands under, as `texts` returns it. Raises as `telling_texts.ask` where `keep_name` is not set.
    """
    known = communities.characteristics_of(session)
    community = communities.name_of(session, new.community)
    names, told = [], []
    for box, text in said.items():
        if box in _NAMES:
            names.append(identifying_names.warning(text, community=community, communities=known))
        else:
            # As one line: so viewers are shown it, or not (`finding_texts`).
            told.append(identifying_names.text_warning(" ".join(text.split()), box=box, communities=known))
    name = next(filter(None, names), None)
    found = [each for each in told if each is not None]
    telling_texts.ask(name, found, keep=keep_name)
    if note and (name or found):
        entries.note(session, who=note[0], what=entries.NAME_KEPT, reference=note[1])
    return bool(name or found)


def texts(new: FindingEntry, response: ResponseEntry) -> dict[str, str]:
    """Return what others than stewards may read of a finding and that may say who took part, by what it stands under."""
    return {
        _TITLE: new.title,
        _SOURCE: new.source_report,
        SAID: new.said,
        REASON: response.reason,
        ACTION: response.action,
    }
