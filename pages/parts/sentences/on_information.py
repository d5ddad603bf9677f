"""What *Accessible information* says. Pure: offers and protected counts in, words out. Kinds are named, never a person."""

from collections.abc import Sequence

from data import facts
from data.accessible_information import NeedAt, in_words, largest_gap, most_offered, offering_nothing
from data.published.needs import NEEDS
from data.register.entry_choices import label
from pages.parts import wording
from pages.parts.information.information_view import View
from pages.parts.sentences.headline import Headline

ASKED = (
    "How many people asked for a format or for support, and how many got it, as the engagement counted them. Kinds are "
    "counted, never a person's needs one by one."
)
OFFERED = "How many activities of each engagement offered it."
LANGUAGES = "Besides English."
EVERY = "Formats and languages, activity by activity."
NONE_SHOWN = (
    "No number can be shown here. Either nobody counted what people asked for, or too few people did for the numbers to be "
    "safe to show."
)


def headline(view: View) -> Headline:
    """Return the largest gap in people, then what nobody offered and what fewer got than asked; else what was offered."""
    first = largest_gap(view.needs)
    missing = [each for each in view.needs if each.not_offered and each is not first]
    short = [each for each in view.needs if each.fewer_than_asked and each is not first]
    if first:
        rest = [
            " It was not offered there." if first.not_offered else "",
            f" {_missing(missing)}." if missing else "",
            f" {_not_to_all(short)}" if short else "",
        ]
        return Headline(_gap(first), "".join(rest))
    if missing:
        return Headline(f"{_missing(missing)}.", f" {_not_to_all(short)}" if short else "")
    if short:
        return Headline(f"{_not_to_all(short)}", "")
    if _any_met(view):
        return Headline("Whatever people asked for was offered", ", as far as the numbers can be shown.")
    return Headline("We cannot tell yet what people asked for", f". {offered(view)}")


def _gap(need: NeedAt) -> str:
    """Return how many of those who asked got it: "about 10 of 35", or "fewer than 10 of about 35"; both are rounded."""
    met, asked = need.needs.met, f"{need.needs.stated.shown:,}"
    some = (
        f"about {met.shown:,} of {asked}"
        if met.shown is not None
        else f"{wording.people(met)} of about {asked}"
    )
    what, got = in_words()[need.needs.kind]
    return f"At {need.engagement.title} {some} people who asked for {what} got {got}."


def _missing(needs: Sequence[NeedAt]) -> str:
    kinds = _kinds(needs)
    if len(kinds) == 1:
        return f"People asked for {kinds[0]} at {_where(needs)} where none was offered"
    return f"At {_where(needs)} people asked for what was not offered there: {wording.joined(kinds)}"


def _not_to_all(needs: Sequence[NeedAt]) -> str:
    return f"At {_where(needs)} fewer people got support than asked for it: {wording.joined(_kinds(needs))}."


def _where(needs: Sequence[NeedAt]) -> str:
    titles = list(dict.fromkeys(each.engagement.title for each in needs))
    return titles[0] if len(titles) == 1 else f"{wording.in_words(len(titles))} engagements"


def _kinds(needs: Sequence[NeedAt]) -> list[str]:
    """Return the kinds of these, as they stand in a sentence, in reference order."""
    return [in_words()[each][0] for each in sorted({one.needs.kind for one in needs}, key=_order)]


def _order(kind: str) -> int:
    return [each.slug for each in facts.answers(NEEDS)].index(kind)


def offered(view: View) -> str:
    """Return how many activities offered anything besides a plain form in English, and what most of them did."""
    every = sum(len(each.activities) for each in view.shown)
    nothing, most = offering_nothing(view.shown), most_offered(view.shown)
    some = f"{every - nothing:,} of {every:,} activities offered another format or language"
    if most is None:
        return f"{some}."
    value, number = most
    return f"{some}; {in_sentence(label('format', value))} most often, at {number:,}."


def uncounted(view: View) -> str:
    """Return for how many engagements no need can be shown, in words; blank for none."""
    if not view.uncounted:
        return ""
    if view.uncounted == len(view.shown):
        return NONE_SHOWN
    one = view.uncounted == 1
    return (
        f"{wording.at_start(wording.in_words(view.uncounted))} {'engagement is' if one else 'engagements are'} not listed: nobody "
        "counted there what people asked for, or the numbers are too small to show."
    )


def kind(slug: str) -> str:
    """Return what a reader sees for a kind of need: "Easy Read"."""
    return next(each.short for each in facts.answers(NEEDS) if each.slug == slug)


def in_sentence(name: str) -> str:
    """Return the name of a format in a sentence; one of several capitals is a name and keeps them."""
    capitals = [word for word in name.split() if word[:1].isupper()]
    return name if len(capitals) > 1 else wording.in_sentence(name)


def standing(need: NeedAt) -> str:
    """Return what may be said of one need at one engagement, in a word or two."""
    if need.not_offered:
        return "Asked for, not offered"
    if need.fewer_than_asked:
        return "Fewer got it than asked"
    if need.not_noted:
        return "Given, not noted as offered"
    if need.asked and need.offered_at is not None:
        return "Offered"
    return wording.NOT_APPLICABLE


def never_offered(formats: Sequence[str]) -> str:
    """Return which formats no activity has offered, in words; blank for none."""
    return f"Never offered so far: {wording.joined(tuple(formats))}." if formats else ""


def more(view: View) -> tuple[str, ...]:
    """Return what was offered, where the headline does not say it."""
    told = any(each.not_offered or each.fewer_than_asked for each in view.needs) or _any_met(view)
    return (offered(view),) if told else ()


def _any_met(view: View) -> bool:
    """Say whether somebody surely asked for something, and it was offered."""
    return any(each.asked and each.offered_at for each in view.needs)
