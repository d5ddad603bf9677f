"""Report: what the paper will say, before it is made, and what changed since the last one."""

from pages.paper.asked import Asked
from pages.paper.blocks import Paper
from pages.parts import frame, reads
from pages.parts.sentences import on_report, since_last


def show(asked: Asked, paper: Paper) -> None:
    """Draw both sections. Everything in them stands in the paper too."""
    if paper.sections:
        frame.section("What it will say", "The first sentence of each section.")
        frame.bullets(on_report.preview(paper))
        if asked.aside:
            frame.notes([asked.aside])
    if asked.before is None:
        frame.section("What changed since the last paper", since_last.FIRST)
        return
    listed = [each for each in reads.overview(asked.release, asked.selection) if reads.is_compared(each)]
    frame.section(since_last.heading(asked.before), asked.since)
    frame.bullets(since_last.bullets(listed, asked.before))
