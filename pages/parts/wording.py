"""How numbers, dates and periods are written. Pure: values in, words out.

Every function takes shown values only (a protected count, or something made from one); none of them rounds a count
of people, for that is done once, by `data.disclosure`.
"""

import math
import re
from datetime import date
from html import escape

from data.measures.needing import percent_decimals, rounded_up
from models.comparison import GroupReach, Needed
from models.protected import ProtectedCount
from models.vocabulary import Verdict

HIDDEN = "hidden"
"""Stands for what derives from a hidden count."""
NOT_APPLICABLE = "–"
NOT_ASKED = "not asked"
MINUS = "\N{MINUS SIGN}"

NAMES = ("English",)
"""First words of labels that keep their capital letter."""
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MONTHS = {"Q1": ("April", "June", 0), "Q2": ("July", "September", 0), "Q3": ("October", "December", 0)}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>$:<&])")


def whole(number: float) -> str:
    """Return a whole number with commas: 1655.2 gives "1,655"."""
    return f"{math.floor(number + 0.5):,}"


def points(number: float, decimals: int = 0) -> str:
    """Return points of a score: 94.24 gives "94", with one decimal "94.2"."""
    return f"{number + 1e-9:.{decimals}f}"


def in_fives(number: float) -> str:
    """Return a number of people that was worked out from shown ones, to the nearest 5: 253.4 gives "255", 2.4 "under 5"."""
    return "under 5" if 0 < number < 2.5 else f"{5 * math.floor(number / 5 + 0.5):,}"


def people(count: ProtectedCount) -> str:
    """Return a protected count as it is shown: "1,655", "fewer than 10" or "not available"."""
    if count.shown is not None:
        return f"{count.shown:,}"
    return count.withheld.value if count.withheld else HIDDEN


def expected(number: float | None) -> str:
    """Return how many people would be in proportion, whole: 257.6 gives "258", 0.4 gives "under 1"."""
    if number is None:
        return NOT_APPLICABLE
    return "under 1" if number < 0.5 else whole(number)


def decimals_for(base: ProtectedCount) -> int:
    """Return how many decimals the shares of a whole column may have: one from a shown base of 1,000 up."""
    return 0 if base.shown is None else percent_decimals(base.shown)


def percent(share: float | None, decimals: int = 0) -> str:
    """Return a share of 1 as a percentage: 0.0424 gives "4%", with one decimal "4.2%"."""
    if share is None:
        return NOT_APPLICABLE
    return f"{100 * share + 1e-9:.{decimals}f}%"


def small_percent(share: float | None, decimals: int = 0) -> str:
    """Return a population share, which must not read as nothing: 0.001 gives "under 1%" where decimals are none."""
    if share is not None and 0 < share < 0.5 / 10 ** (2 + decimals):
        return f"under {10.0**-decimals:.{decimals}f}%"
    return percent(share, decimals)


def ratio(number: float | None) -> str:
    """Return a reach ratio with one decimal: 0.44 gives "0.4"."""
    return NOT_APPLICABLE if number is None else f"{number + 1e-9:.1f}"


def group_ratio(group: GroupReach) -> str:
    """Return a group's ratio for a table: "0.4", "hidden" where its count is, a dash without a benchmark."""
    if group.benchmark_share is None:
        return NOT_APPLICABLE
    return HIDDEN if group.heard.shown is None else ratio(group.ratio)


def group_interval(group: GroupReach) -> str:
    """Return the interval of a group's ratio: "0.3 to 0.4"; for a hidden group all that its ratio can be."""
    if group.ratio_high is None:
        return NOT_APPLICABLE
    return f"{ratio(group.ratio_low or 0.0)} to {ratio(group.ratio_high)}"


def group_share(group: GroupReach, decimals: int) -> str:
    """Return the share of those heard who are of the group, or "hidden"."""
    return HIDDEN if group.heard.shown is None else percent(group.share, decimals)


def group_gap(group: GroupReach, decimals: int) -> str:
    """Return the gap to the population share in points: "−20", "3.4" above it; "hidden" or a dash as for the ratio.

    The sign is a minus and no hyphen, which a spreadsheet would take for the start of a formula.
    """
    if group.benchmark_share is None:
        return NOT_APPLICABLE
    if group.heard.shown is None:
        return HIDDEN
    if group.gap_points is None:
        return NOT_APPLICABLE
    size = f"{abs(group.gap_points) + 1e-9:.{decimals}f}"
    return f"{MINUS}{size}" if group.gap_points < 0 and float(size) else size


def until(group: GroupReach) -> str:
    """Return from how many answers one could tell of a group that too few people answered for: "about 315 answers", or nothing.

    Up to about three figures: fewer would not do, and more would say more than we know.
    """
    if group.people_to_tell is None:
        return ""
    step = 5 * 10 ** max(0, len(str(group.people_to_tell)) - 3)
    return f"about {-(-group.people_to_tell // step) * step:,} answers"


def group_needed(group: GroupReach) -> str:
    """Return how many more people are needed from a group that is surely too few; a dash for any other.

    A number beside "no clear evidence" would claim more than the figures can carry.
    """
    return needed(group.needed) if group.verdict in (Verdict.UNDER, Verdict.LITTLE_UNDER) else NOT_APPLICABLE


def needed(more: Needed) -> str:
    """Return how many more people are needed: "410", "at least 14" where the count is hidden, else a dash."""
    if not more.low:
        return NOT_APPLICABLE
    return f"{rounded_up(more.low):,}" if more.low == more.high else f"at least {more.low:,}"


def in_words(number: int) -> str:
    """Return a number as it stands in a sentence: 5 gives "five", 12 gives "12", 0 gives "no"."""
    return _WORDS[number] if 0 <= number < len(_WORDS) else f"{number:,}"


def at_start(text: str) -> str:
    """Return text with a capital first letter, for the start of a sentence."""
    return text[:1].upper() + text[1:]


def in_sentence(label: str) -> str:
    """Return a label as it stands inside a sentence: "Ethnic group" gives "ethnic group", "PLUS groups" stays."""
    if label[1:2].isupper() or label.startswith(NAMES):
        return label
    return label[:1].lower() + label[1:]


def joined(parts: list[str] | tuple[str, ...]) -> str:
    """Return parts as a list in a sentence: "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def day(when: date) -> str:
    """Return a date in full: "14 June 2022"."""
    return f"{when.day} {when:%B %Y}"


def short_day(when: date) -> str:
    """Return a date for a table: "14 Jun 2022"."""
    return f"{when.day} {when:%b %Y}"


def days(first: date | None, last: date | None) -> str:
    """Return two dates for a table: "3 Mar to 30 Jun 2025", "14 Jun 2022" for one day; blank where neither is known."""
    if first and last and first != last:
        if first.year == last.year:
            return f"{first.day} {first:%b} to {short_day(last)}"
        return f"{short_day(first)} to {short_day(last)}"
    if first and not last:
        return f"from {short_day(first)}"
    return f"{'' if first else 'to '}{short_day(last)}" if last else ""


def age(first: date, last: date) -> str:
    """Return how long lies between two days, in whole months: "5 years and 8 months", "1 month", "less than a month"."""
    months = 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)
    years, rest = divmod(max(months, 0), 12)
    parts = [f"{n} {one}{'' if n == 1 else 's'}" for n, one in ((years, "year"), (rest, "month")) if n]
    return " and ".join(parts) or "less than a month"


def period(identity: str | None) -> str:
    """Return a period as its months: "2024-25" gives "April 2024 to March 2025", "2024-Q4" January to March 2025."""
    if identity is None:
        return "Since records began"
    year = int(identity[:4])
    if "Q" not in identity:
        return f"April {year} to March {year + 1}"
    first, last, later = _MONTHS.get(identity[5:], ("January", "March", 1))
    return f"{first} to {last} {year + later}"


def when(identity: str | None) -> str:
    """Return a period as it stands in a caption: "April 2024 to March 2025", "since records began"."""
    return period(identity) if identity else in_sentence(period(identity))


def short_period(identity: str) -> str:
    """Return a period as it stands on a chart: "2024-25" gives "2024/25", "2024-Q4" gives "Jan to Mar 2025"."""
    if "Q" not in identity:
        return identity.replace("-", "/")
    first, last, later = _MONTHS.get(identity[5:], ("January", "March", 1))
    return f"{first[:3]} to {last[:3]} {int(identity[:4]) + later}"


def plain_markdown(text: str) -> str:
    """Return text that somebody typed so that Markdown and HTML in it are shown and not obeyed."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def plain_figure(text: str) -> str:
    """Return text that somebody typed so that a figure shows what is in it and does not obey it."""
    return escape(text, quote=False)


def html(text: str) -> str:
    """Return text safe to stand in our own HTML."""
    return escape(text, quote=True)
