"""The page that goes back to those who told us something: one file of plain HTML, to print or to send.

It holds no script and asks no other host for anything, and says so to the browser. Its words are those of the dashboard.
"""

from collections.abc import Sequence
from datetime import date

from data.responses.waiting import Standing
from models.vocabulary import Decision, FindingState
from pages.parts import wording
from pages.parts.answers import waiting_words
from pages.parts.answers.answer_reads import Answers
from pages.parts.frame import INVENTED

STYLE = (
    "body{font:1rem/1.5 Arial,Helvetica,sans-serif;color:#212B32;background:#FFFFFF;margin:0}"
    "main{max-width:42rem;margin:0 auto;padding:1.5rem 1rem 3rem}"
    "h1{font-size:2rem;line-height:1.2;margin:0 0 .5rem}h2{font-size:1.375rem;margin:2rem 0 0;padding-top:1rem;"
    "border-top:1px solid #AEB7BD}h3{font-size:1.1875rem;margin:1.5rem 0 .25rem}p{margin:.25rem 0 .5rem}"
    ".lead{font-size:1.1875rem}.quiet{color:#4C6272}.mark{font-weight:700;border:2px solid #212B32;padding:.25rem .5rem;display:inline-block}"
    "blockquote{margin:.5rem 0;padding:.25rem 0 .25rem 1rem;border-left:4px solid #005EB8}"
    "dl{margin:.5rem 0}dt{font-weight:700}dd{margin:0 0 .5rem}article{break-inside:avoid}"
    "@media print{main{max-width:none;padding:0}@page{size:A4;margin:20mm}h2,h3{break-after:avoid}a{color:inherit}}"
)
NO_OWNER = "Nobody has been named yet who owes you this answer."
NOT_DECIDED = "We have not decided yet."
SORRY = "We are sorry that you have waited so long."


def title(community: str) -> str:
    """Return the heading of the page."""
    return f"You said, we did: {community}"


def as_html(known: Answers, *, community: str, organisation: str, invented: bool) -> bytes:
    """Return the page of the findings of one community, as they stand on a day, in UTF-8. Every text is escaped."""
    heading = wording.html(title(community))
    mark = f'<p class="mark">{INVENTED}</p>' if invented else ""
    whose = f"{wording.html(organisation)}, " if organisation else ""
    sections = (
        ("You are still waiting for an answer", known.waiting),
        ("What came of what you said", known.told),
    )
    body = "".join(_section(name, listed, on=known.on) for name, listed in sections if listed)
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{heading}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{mark}"
        f'<h1>{heading}</h1>\n<p class="quiet">{whose}{wording.day(known.on)}</p>\n'
        f'<p class="lead">{wording.html(opening(known))}</p>\n{body}</main>\n</body>\n</html>\n'
    ).encode()


def opening(known: Answers) -> str:
    """Return the first sentence: how much was said, how much of it was answered, and how much still waits."""
    said, waits = len(known.standings), len(known.waiting)
    reports = f"{wording.in_words(said)} report{'' if said == 1 else 's'}"
    if not waits:
        return f"We received {reports} from you. You have an answer to {'it' if said == 1 else 'every one'}."
    if waits == said:
        owed = "it" if said == 1 else "each"
        sorry = f" {SORRY}" if known.overdue else ""
        return f"We received {reports} from you, and owe you an answer to {owed}.{sorry}"
    rest = f"{wording.in_words(waits)} {'waits' if waits == 1 else 'wait'}"
    sorry = f" {SORRY}" if known.overdue else ""
    return f"We received {reports} from you. {wording.at_start(wording.in_words(said - waits))} {'has' if said - waits == 1 else 'have'} an answer; {rest}.{sorry}"


def _section(heading: str, listed: Sequence[Standing], *, on: date) -> str:
    return f"<section>\n<h2>{wording.html(heading)}</h2>\n{''.join(_report(each, on=on) for each in listed)}</section>\n"


def _report(each: Standing, *, on: date) -> str:
    entry = each.finding.entry
    source = f"In: {entry.source_report}. " if entry.source_report else ""
    received = f"{source}We received it on {wording.day(each.finding.received_on)}."
    lines = "".join(f"<dt>{name}</dt><dd>{_lines(text)}</dd>" for name, text in answer_of(each, on=on))
    return (
        f'<article>\n<h3>{wording.html(entry.title)}</h3>\n<p class="quiet">{wording.html(received)}</p>\n'
        f"<p><strong>You said</strong></p>\n<blockquote>{_lines(entry.said)}</blockquote>\n<dl>{lines}</dl>\n</article>\n"
    )


def answer_of(each: Standing, *, on: date) -> tuple[tuple[str, str], ...]:
    """Return what came of one report, as (name, words): what was decided and why, done, told, and what still waits."""
    response = each.finding.response
    told: list[tuple[str, str]] = []
    if response.decision is None:
        told.append(("What we decided", NOT_DECIDED))
    else:
        when = f", on {wording.day(response.decided_on)}" if response.decided_on else ""
        told.append(("What we decided", f"{waiting_words.decision(each)}{when}."))
        if response.reason:
            told.append(("Why", response.reason))
    if response.action and response.decision is not Decision.NOT:
        done = (
            f"Done on {wording.day(response.done_on)}."
            if response.done_on and response.done_on <= on
            else "It is not done yet."
        )
        told.append(("What we do", f"{response.action}\n{done}"))
    if each.state is FindingState.TOLD:
        told.append(("When we told you", f"On {wording.day(each.until)}, {each.words} after we received it."))
        return tuple(told)
    due = response.due_on
    late = f" You should have had an answer by {wording.day(due)}." if each.overdue_since and due else ""
    until = f" You should have an answer by {wording.day(due)}." if due and not each.overdue_since else ""
    told.append(("How long you have waited", f"{each.words}.{late}{until}"))
    told.append(("Who owes you the answer", f"{response.owner}." if response.owner else NO_OWNER))
    return tuple(told)


def _lines(text: str) -> str:
    return "<br>".join(wording.html(line) for line in text.splitlines())
