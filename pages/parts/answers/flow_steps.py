"""From said to told, as four steps in a row: how many reports have come so far."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from data.responses.waiting import Flow
from pages.parts import wording


@dataclass(frozen=True)
class Step:
    """One step: a number of reports, its word, and what it means for those that did not come so far."""

    number: int
    word: str
    note: str


def steps(flow: Flow) -> tuple[Step, ...]:
    """Return the four steps, each with a word on what is behind it."""
    undecided = flow.said - flow.answered
    refused = flow.answered - flow.to_do
    left = flow.to_do - flow.done
    untold = flow.said - flow.told
    return (
        Step(flow.said, "said", "report received" if flow.said == 1 else "reports received"),
        Step(flow.answered, "answered", f"{undecided} not decided yet" if undecided else "every one decided"),
        Step(
            flow.done,
            "done",
            f"of {flow.to_do} accepted in whole or part"
            + (f"; {left} still to do" if left else "")
            + (f"; {refused} not accepted" if refused else ""),
        ),
        Step(
            flow.told,
            "told",
            f"{untold} still {'waits' if untold == 1 else 'wait'} to hear" if untold else "everybody knows",
        ),
    )


def show(flow: Flow) -> None:
    """Draw the steps."""
    st.html(as_html(steps(flow)))


def as_html(drawn: Sequence[Step]) -> str:
    """Return the steps as HTML."""
    items = "".join(
        f"<li><b>{each.number:,}</b><span>{wording.html(each.word)}</span>"
        f'<span class="er-quiet">{wording.html(each.note)}</span></li>'
        for each in drawn
    )
    return f'<ol class="er-flow" role="list">{items}</ol>'
