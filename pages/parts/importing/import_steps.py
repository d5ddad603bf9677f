"""Import: the steps one after another. Those done stand in a line each, with the way back; the present one is open."""

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.register.activities import KnownActivity
from pages.parts import frame, stepping, wording
from pages.parts.importing import (
    import_activity,
    import_columns,
    import_file,
    import_labels,
    import_problems,
    import_publish,
    import_questions,
    import_reading,
    import_state,
    import_store,
)
from pages.parts.importing.import_state import Step, Steps

HEADINGS = {
    Step.FILE: "Which activity, and which file?",
    Step.COLUMNS: "Which column answers which question?",
    Step.QUESTIONS: "What the file can't say by itself",
    Step.LABELS: "Answers that we do not know",
    Step.PROBLEMS: "Problems in single rows",
    Step.STORE: "Store",
}
UNDER = {
    Step.FILE: "One file holds the people of one activity: one method, in one place.",
    Step.COLUMNS: "Each suggestion says why. Change what is wrong; leave the rest as it is.",
    Step.QUESTIONS: "Only somebody who knows the form can answer this. What you leave open counts as needs review.",
    Step.LABELS: "Say what each means; the number of rows stands behind it. Those you leave are in no group until "
    "somebody decides. Counts are exact, and for you only: do not share them.",
    Step.PROBLEMS: "Nothing to answer here. What can't be right counts as not known, and the rest of the row is kept.",
    Step.STORE: "These numbers are exact. They are shown to you only, and are gone once the file is stored. Do not share them.",
}
BACK_TO = {
    Step.FILE: "Change the file",
    Step.COLUMNS: "Change the columns",
    Step.QUESTIONS: "Change what you said",
    Step.LABELS: "Change the answers",
    Step.PROBLEMS: "See the problems",
}
CONTINUE = "Continue"
STORE = "Store these records"
NOT_YET = "One thing more"


def draw() -> None:
    """Draw the steps."""
    done, body, above_buttons, buttons = (st.container() for _ in range(4))
    activity = import_activity.chosen()
    now = import_state.steps()
    if now.table is None or activity is None:
        now = import_state.put(replace(now, step=Step.FILE))
    with body:
        # Where the file is read, the bar that says how far it is stands in the place of the step.
        now = _passed(now, activity)
    with done:
        for step in Step:
            if step < now.step:
                _done(step, now)
    with body:
        frame.section(
            f"{now.step.value}. {HEADINGS[now.step]}", UNDER[now.step], anchor=stepping.anchor(now.step.value)
        )
        import_publish.say_what_happened(import_publish.STORED_NOW)
        _step(now, activity)
    with buttons:
        _buttons(now.step, activity, above_buttons)
        if now.step > Step.FILE:
            frame.notes([_to_come(now)])


def resting() -> bool:
    """Whether the first step is open: the rest of the page has its place beside it, and would be in the way of the others."""
    return import_state.steps().step is Step.FILE


def _passed(now: Steps, activity: KnownActivity | None) -> Steps:
    """Return the steps at the next one that has something to ask, and what that takes read."""
    while now.table is not None and activity is not None and now.step > Step.FILE:
        import_reading.looked_at(now, now.table)
        if now.step >= Step.LABELS:
            # While labels are decided, the file stays as it was read: nothing moves under the reader's hands.
            import_reading.harmonised(
                import_state.steps(), now.table, activity, but_for_labels=now.step is Step.LABELS
            )
        now = import_state.steps()
        if _asks(now.step, now):
            break
        now = import_state.put(replace(now, step=Step(now.step + (1 if now.forward else -1))))
    return now


def _asks(step: Step, now: Steps) -> bool:
    """Whether a step has anything to ask or to show of the file in hand."""
    if step is Step.QUESTIONS:
        return bool(now.looked and now.looked.questions)
    if step is Step.LABELS:
        return bool(now.found and import_labels.labels(now.found))
    if step is Step.PROBLEMS:
        return bool(now.found and now.found.problems)
    return True


def _done(step: Step, now: Steps) -> None:
    with st.container(
        key=f"import_done_{step.value}",
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
    ):
        said = wording.html(_summary(step, now))
        st.html(
            f'<p class="er-done"><strong>{step.value}. {HEADINGS[step]}</strong><span>{said}</span></p>',
            width="content",
        )
        if _asks(step, now):
            st.button(
                BACK_TO[step],
                key=f"import_back_to_{step.value}",
                type="tertiary",
                on_click=import_state.go,
                args=(step,),
            )


def _summary(step: Step, now: Steps) -> str:
    if step is Step.FILE or now.looked is None:
        return import_file.summary(now)
    if step is Step.COLUMNS:
        return import_columns.summary(now.looked)
    if step is Step.QUESTIONS or now.found is None:
        return import_questions.summary(now.looked.questions)
    return (
        import_labels.summary(now, now.found) if step is Step.LABELS else import_problems.summary(now.found)
    )


def _to_come(now: Steps) -> str:
    after = [HEADINGS[step] for step in Step if step > now.step and (now.found is None or _asks(step, now))]
    if not after:
        return "After this: publish, or the next file."
    return f"After this: {'; '.join(wording.in_sentence(each.rstrip('?')) for each in after)}; publish."


def _step(now: Steps, activity: KnownActivity | None) -> None:
    if now.step is Step.FILE or now.table is None or activity is None:
        import_file.draw(now)
    elif now.step is Step.COLUMNS:
        import_columns.draw(now, now.table)
    elif now.step is Step.QUESTIONS or now.found is None:
        import_questions.draw(now, now.table)
    elif now.step is Step.LABELS:
        import_labels.draw(now, now.found)
    elif now.step is Step.PROBLEMS:
        import_problems.draw(now, now.found)
    else:
        import_store.draw(now, now.found, activity)


def _buttons(step: Step, activity: KnownActivity | None, above: DeltaGenerator) -> None:
    with st.container(key="import_buttons", horizontal=True, vertical_alignment="center"):
        if step is Step.STORE:
            onward = st.button(STORE, type="primary", key="store")
        else:
            onward = st.button(CONTINUE, type="primary", key="import_on")
        if step > Step.FILE:
            st.button("Back", key="import_back", on_click=_back, args=(step,))
        if import_state.steps().table is not None:
            with st.popover("Start again", key="import_again"):
                st.markdown("This forgets the file and what you said of it. What is stored already stays.")
                st.button("Forget this file", key="import_forget", on_click=import_state.next_file)
    if not onward:
        return
    now = import_state.steps()
    if step is Step.STORE and now.found and activity:
        with above:
            import_store.store(now.found, activity)
    elif step is Step.FILE and (lacking := import_file.lacking(now)):
        with above:
            frame.panel(NOT_YET, lacking)
    else:
        import_state.go(Step(step + 1))
        st.rerun()


def _back(step: Step) -> None:
    import_state.go(Step(step - 1))
