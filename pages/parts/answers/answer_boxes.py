"""You said, we did: the boxes that the forms of findings and responses are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from data import facts
from data.register import telling_findings
from data.register.findings import FindingEntry, KnownFinding
from data.register.responses import ResponseEntry
from models.vocabulary import Decision, Dimension
from pages.parts import days
from pages.parts.answers import waiting_words
from pages.parts.register import register_boxes

EVERYBODY = ""
NOT_NOTED = ""
NO_DECISION = "Not decided yet"
TITLE = "As people know it. Leave out how many took part, and anything that says who a small group was."
SAID = "In their words where you can. No names, and nothing that says who one of them is."
OWNER = "A role that outlasts a person, such as “Director of Nursing”."
DUE = "Left blank, it is due as promised, counted from the day it was received."
REASON = "Asked for where the answer is no, or only partly yes. People get to read it."
ACTION = "What is done, or will be. People get to read it."
OTHER = "Takes the place of the choice above."


@dataclass(frozen=True)
class Typed:
    """What stands in the boxes of a form; the days as they were typed."""

    finding: FindingEntry
    response: ResponseEntry
    received: str = ""
    decided: str = ""
    due: str = ""
    done: str = ""
    told: str = ""

    def entries(self) -> tuple[FindingEntry, ResponseEntry]:
        """Return what was typed, its days read. Raises EntryRefused where one is no day."""
        return (
            replace(self.finding, received_on=days.typed(self.received)),
            replace(
                self.response,
                decided_on=days.typed(self.decided),
                due_on=days.typed(self.due),
                done_on=days.typed(self.done),
                told_on=days.typed(self.told),
            ),
        )


def of(found: KnownFinding) -> Typed:
    """Return a finding as its boxes would hold it."""
    response = found.response
    return Typed(
        found.entry,
        response,
        days.to_type(found.entry.received_on),
        days.to_type(response.decided_on),
        days.to_type(response.due_on),
        days.to_type(response.done_on),
        days.to_type(response.told_on),
    )


def finding(key: str, typed: Typed, *, titles: Mapping[str, str], communities: Mapping[str, str]) -> Typed:
    """Ask what people said, where, when, and in which report. `titles` and `communities` are names by reference and slug."""
    entry = typed.finding
    engagement = st.selectbox(
        "Engagement in which they said it",
        list(titles),
        index=list(titles).index(entry.engagement) if entry.engagement in titles else None,
        key=f"{key}_engagement",
        format_func=lambda each: titles[each],
        placeholder="Choose an engagement",
    )
    stages = (NOT_NOTED, *facts.dimension_values(Dimension.STAGE.value))
    stage = st.selectbox(
        "Stage in which they said it",
        stages,
        index=stages.index(entry.stage) if entry.stage in stages else 0,
        key=f"{key}_stage",
        format_func=lambda each: facts.dimension_label(Dimension.STAGE.value, each) if each else "Not noted",
    )
    title = st.text_input(
        "Title of the report",
        entry.title,
        max_chars=register_boxes.LONGEST_TITLE,
        key=f"{key}_title",
        help=TITLE,
    )
    said = register_boxes.text(key, "said", telling_findings.SAID, entry.said, gloss=SAID)
    source = st.text_input(
        "Source report", entry.source_report, max_chars=register_boxes.LONGEST_TITLE, key=f"{key}_source"
    )
    received = _day(key, "received", "Day it was received", typed.received)
    community = _community(key, communities, entry.community)
    changed = replace(
        entry,
        engagement=engagement or "",
        stage=stage or "",
        title=title,
        said=said,
        source_report=source,
        community=community,
    )
    return replace(typed, finding=changed, received=received)


def answer(key: str, typed: Typed) -> Typed:
    """Ask what was decided and when, why, and what is done."""
    response = typed.response
    offered = (None, *Decision)
    decision = st.selectbox(
        "What was decided",
        offered,
        index=offered.index(response.decision),
        key=f"{key}_decision",
        format_func=lambda each: waiting_words.DECISIONS[each] if each else NO_DECISION,
    )
    decided = _day(key, "decided", "Day it was decided", typed.decided)
    reason = register_boxes.text(key, "reason", telling_findings.REASON, response.reason, gloss=REASON)
    action = register_boxes.text(key, "action", telling_findings.ACTION, response.action, gloss=ACTION)
    return replace(
        typed, response=replace(response, decision=decision, reason=reason, action=action), decided=decided
    )


def owner_and_due(key: str, typed: Typed) -> Typed:
    """Ask who owns the answer, and until when people should be told."""
    owner = st.text_input(
        "Owner of the answer",
        typed.response.owner,
        max_chars=register_boxes.LONGEST_NAME,
        key=f"{key}_owner",
        help=OWNER,
    )
    due = _day(key, "due", "Day it is due", typed.due, gloss=DUE)
    return replace(typed, response=replace(typed.response, owner=owner), due=due)


def done(key: str, typed: Typed, *, today: date | None = None) -> Typed:
    """Ask for the day on which it was done; opens on `today` where none is given."""
    return replace(typed, done=_day(key, "done", "Day it was done", typed.done or days.to_type(today)))


def told(key: str, typed: Typed, *, today: date | None = None) -> Typed:
    """Ask for the day on which people were told; opens on `today` where none is given."""
    return replace(typed, told=_day(key, "told", "Day people were told", typed.told or days.to_type(today)))


def _day(key: str, name: str, words: str, value: str, *, gloss: str | None = None) -> str:
    return st.text_input(words, value, placeholder=days.EXAMPLE, key=f"{key}_{name}", help=gloss)


def _community(key: str, known: Mapping[str, str], value: str | None) -> str | None:
    offered = [EVERYBODY, *known, *([value] if value and value not in known else [])]
    chosen = st.selectbox(
        "Community that said it",
        offered,
        index=offered.index(value or EVERYBODY),
        key=f"{key}_community",
        format_func=lambda each: known.get(each, each) if each else waiting_words.EVERYONE,
    )
    other = st.text_input(
        register_boxes.NEW_COMMUNITY,
        max_chars=register_boxes.LONGEST_NAME,
        key=f"{key}_community_new",
        help=OTHER,
    )
    return other if other.strip() else chosen or None
