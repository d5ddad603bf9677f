"""You said, we did: reports from a file and as one, for stewards."""

import csv
import io

import streamlit as st

from data.register import finding_file, finding_rows
from data.register.entries import EntryRefused
from data.who_is_here import steward
from pages.parts import days, downloads, frame, saving
from pages.parts.answers.answer_reads import Answers
from pages.parts.saving import Saved, Saving

BRING = "bring_findings"
HOW = (
    "One row for each report; only engagement, title, said and received_on must be filled in. All rows are taken in, or none: what "
    "can't be is named with its row, its column and what to put there. Days are written 14/06/2026, decisions accepted, partly or not."
)
NO_FILE = "Choose a file first."


def bring(known: Answers) -> None:
    """Draw the form that takes reports in from a file, the empty file, and the file of what is there."""
    with st.expander("Bring in reports from a file, or take them all out as one"):
        frame.notes([HOW])
        downloads.button(
            "Download an empty file to fill in (CSV)",
            data=as_file(()),
            file_name="reports.csv",
            mime="text/csv",
            key="download_empty_reports",
        )
        if known.standings:
            rows = finding_rows.rows_of([each.finding for each in known.standings])
            downloads.button(
                "Download all reports in the same form (CSV)",
                data=as_file(rows),
                file_name="all-reports.csv",
                mime="text/csv",
                key="download_all_reports",
            )
        with st.form(BRING, border=False):
            file = st.file_uploader(
                "Reports (CSV)", type=["csv"], key=f"{saving.serial(BRING)}_file", max_upload_size=1
            )
            sent = st.form_submit_button("Bring in these reports", type="primary")
        if sent:
            content = file.getvalue() if file is not None else b""
            saving.attempt(Saving(BRING, lambda keep: _brought(content, keep=keep)))
        saving.ask_about_name(BRING)
        saving.say_what_happened(BRING)


def as_file(rows: tuple[tuple[str, ...], ...]) -> bytes:
    """Return a heading and rows as CSV in UTF-8 with a byte order mark; no cell is a formula."""
    out = io.StringIO(newline="")
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow(finding_file.COLUMNS)
    write.writerows([downloads.escaped(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _brought(content: bytes, *, keep: bool) -> Saved:
    if not content:
        raise EntryRefused(NO_FILE)
    references = finding_file.store(content, who=steward(), on=days.today(), keep_name=keep)
    number = len(references)
    return Saved(
        "One report is in the register." if number == 1 else f"{number:,} reports are in the register.",
        lambda: finding_file.take_back(references, who=steward()),
    )
