"""What *You said, we did* says of the promise: how often those heard on their own were told in time, and others. Pure."""

from collections.abc import Sequence

from data.responses.in_time import Difference, InTime
from data.responses.rules import AnswerRules
from pages.parts import wording

HEADING = "How often were they told in time?"
TOO_FEW = "too few to tell"
NO_DIFFERENCE = "no difference"
HOW = (
    "Only reports whose promised days are over are counted here. Each interval is that of one comparison alone: among many, one "
    "may miss by chance."
)


def sentence(found: Difference, *, rules: AnswerRules) -> str:
    """Return how often reports for one community and those open to everyone were told in time, and how sure that is."""
    opening = f"Told within the {rules.promised_days} days promised"
    if found.more is None or found.low is None or found.high is None:
        return f"{opening}: {TOO_FEW}, for there are fewer than {rules.minimum_on_each_side} due on one side."
    return (
        f"{opening}: {of(found.those)} reports from communities heard on their own ({wording.percent(found.those.share)}), and "
        f"{of(found.others)} where everyone could take part ({wording.percent(found.others.share)}). In percentage points that is "
        f"{points(found.more)}; allowing for chance, {between(found.low, found.high)} ({certainty(rules)} interval)."
    )


def notes(listed: Sequence[Difference]) -> tuple[str, ...]:
    """Return what is counted, and of how many communities too few reports are due. `listed` begins with one against open."""
    few = sum(each.more is None for each in listed[1:])
    if not few:
        return (HOW,)
    number = f"{wording.in_words(few)} {'community' if few == 1 else 'communities'}"
    return (HOW, f"For {number} too few reports are due to tell.")


def of(found: InTime) -> str:
    """Return how many were told in time of those due: "7 of 21"."""
    return f"{found.told:,} of {found.due:,}"


def certainty(rules: AnswerRules) -> str:
    """Return how often such an interval holds the truth: "95%"."""
    return wording.percent(1 - float(rules.significance))


def points(share: float) -> str:
    """Return a difference of two shares in percentage points: "52 lower", "4 higher", "no difference"."""
    number = _whole(share)
    return f"{abs(number)} {'lower' if number < 0 else 'higher'}" if number else NO_DIFFERENCE


def between(low: float, high: float) -> str:
    """Return the ends of an interval, the nearer first where both are on one side: "10 to 71 lower", "76 lower to 4 higher"."""
    least, most = _whole(low), _whole(high)
    if least < 0 and most < 0:
        return f"{abs(most)} to {abs(least)} lower"
    if least > 0 and most > 0:
        return f"{least} to {most} higher"
    return f"{points(low)} to {points(high)}"


def _whole(share: float) -> int:
    return int(abs(share) * 100 + 0.5) * (-1 if share < 0 else 1)
