"""The tables of the Method page, drawn from the files that the code itself uses."""

from collections.abc import Mapping

from data import facts
from data.facts import FactsError
from data.facts.agreed_rules import agreed_here
from data.facts.stays_true import stays_true
from data.measures.thresholds import thresholds as thresholds_in_force
from models.facts import Benchmark, DisclosureRules
from models.protected import ReleaseNote
from models.vocabulary import TableChange, Verdict
from pages.parts import wording
from pages.parts.sentences.headline import Headline
from pages.parts.tables import Cell, Column, Row, Table, verdict

VERDICTS_FILE = "data/reference/verdicts.toml"
DISCLOSURE_FILE = "data/reference/disclosure.toml"
BENCHMARKS_FILE = "data/reference/benchmarks.csv"

RULES = {
    "hide_up_to": (
        "Counts hidden",
        "1 to {}",
        "A number this small can point at one person. NHS England does the same.",
    ),
    "base": ("Counts rounded to", "{}", "So that the difference of two figures does not show one person."),
    "keyed": (
        "Rounding",
        "{}",
        "Up or down by a secret key: right on average, and the same people always give the same number.",
    ),
    "min_display": ("Smallest number shown", "{}", "One label, “fewer than 10”, covers all that is hidden."),
    "min_base": (
        "Fewest people in a selection",
        "{}",
        "A smaller selection would be about people who may know each other.",
    ),
    "offer_width": (
        "Room for what is left over",
        "{}",
        "A selection is offered only where taking it from the whole leaves at least this much in doubt.",
    ),
    "audit_width": (
        "Room left for each hidden number",
        "at least {}",
        "The check solves for the least and the most that every hidden number can be, from all that is shown.",
    ),
    "change_base": (
        "People changed before figures move",
        "{}",
        "Else two releases, compared, would show what a few new people said.",
    ),
    "audit_sample": (
        "Hidden numbers checked against everything at once",
        "{}",
        "All are checked against their own table; so many against all tables.",
    ),
}
"""Field of the rules to name, form and reason."""

VERDICT_RULES = {
    Verdict.NOT_ASKED: "No activity in the selection asked the question.",
    Verdict.NO_BENCHMARK: "There is no population figure that a verdict could rest on.",
    Verdict.NOT_ENOUGH_ANSWERS: "Fewer than {withhold} of those who were asked answered.",
    Verdict.TOO_FEW: "So few answered that even nobody from the group would prove nothing; or fewer than {known}.",
    Verdict.UNDER: "Chance would explain so few less than {significance} of the time, allowing for the number of groups, and the ratio is below {low} at its highest.",
    Verdict.OVER: "The same for so many, and the ratio is above {high} at its lowest.",
    Verdict.IN_LINE: "The whole interval lies between {low} and {high}.",
    Verdict.LITTLE_UNDER: "Chance would hardly explain so few, but the ratio may be {low} or more.",
    Verdict.LITTLE_OVER: "Chance would hardly explain so many, but the ratio may be {high} or less.",
    Verdict.NO_CLEAR_EVIDENCE: "Everything else. For small groups this is usual, and it is not good news.",
}
"""In the order in which they are tried."""

AUDIT_ROWS = (
    ("tables", "Tables shown"),
    ("candidates", "Tables that could have been"),
    ("withdrawn_by_subtraction", "Tables withdrawn because a hidden number followed by subtraction"),
    ("withdrawn_by_programme", "Tables withdrawn because everything together told too much"),
    ("hidden_cells", "Hidden numbers checked by subtraction"),
    ("solved_cells", "Hidden numbers checked against everything shown"),
    ("narrowest", "Least room left for any of them"),
    ("seconds", "Seconds that the check took"),
)


def true_lines() -> tuple[Headline, ...]:
    """Return what must stay true, with the room that the rules in force leave a hidden number."""
    values = wording.in_words(facts.disclosure_rules().audit_width + 1)
    return tuple(Headline("", each.words.format(values=values)) for each in stays_true())


DEFAULT = (
    "Preset “{preset}”, the default that this program comes with. Nobody here has agreed it yet: have your equality lead and your "
    "information governance lead agree it, and put their names and the day where the rules stand."
)
AGREED = "Preset “{preset}”, agreed on {day} by {who}."


def agreed() -> str:
    """Return who agreed the rules, and when; or that nobody here has."""
    rules = facts.disclosure_rules()
    said = AGREED if agreed_here(rules) else DEFAULT
    return said.format(preset=rules.preset, day=wording.day(rules.agreed_on), who=rules.agreed_by)


def wanting() -> str:
    """Return what to do where no disclosure rules are in force, such as unsigned ones; blank where they are."""
    try:
        facts.disclosure_rules()
    except FactsError as error:
        return str(error)
    return ""


def rules() -> Table:
    """Return the disclosure rules in force, each with its reason."""
    in_force = facts.disclosure_rules()
    rows = [
        Row((Cell(name), Cell(form.format(_value(in_force, field))), Cell(why, quiet=True)))
        for field, (name, form, why) in RULES.items()
    ]
    return Table(
        "Disclosure rules in force", (Column("Rule"), Column("Value"), Column("Why", prose=True)), tuple(rows)
    )


def _value(rules_in_force: DisclosureRules, field: str) -> str:
    value = getattr(rules_in_force, field)
    return f"{value}" if field != "keyed" else "by a secret key" if value else "to the nearest"


def held_back(release: ReleaseNote) -> str:
    """Return what the standing release could not show."""
    return (
        f"{wording.at_start(wording.in_words(release.withdrawn))} of {release.tables + release.withdrawn:,} tables could not be "
        "shown safely. A table is one characteristic, in one level of detail, for one selection. A page says of each that the selection is not available, and does not say why."
    )


CHANGE_ROWS = {
    TableChange.NEW: "Tables shown for the first time",
    TableChange.REVISED: "Tables with new figures",
    TableChange.UNCHANGED: "Tables in which nothing changed",
    TableChange.KEPT: "Tables that keep their earlier figures, because few people changed",
}


def changed(counts: Mapping[TableChange, int]) -> Table:
    """Return how the tables of the standing release stand to the release before it."""
    rows = [Row((Cell(words), Cell(f"{counts[change]:,}"))) for change, words in CHANGE_ROWS.items()]
    return Table(
        "Against the release before", (Column("What is shown"), Column("Number", number=True)), tuple(rows)
    )


def audit(report: Mapping[str, float | int | None]) -> Table:
    """Return what the check of the standing release looked at and withdrew."""
    rows = [
        Row((Cell(name), Cell(f"{value:,.1f}" if field == "seconds" else f"{value:,}")))
        for field, name in AUDIT_ROWS
        if (value := report.get(field)) is not None
    ]
    return Table("The check of this release", (Column("What"), Column("Number", number=True)), tuple(rows))


def verdicts() -> Table:
    """Return every verdict with its rule, in the order in which they are tried."""
    line = thresholds_in_force()
    said = {
        "withhold": wording.percent(float(line.withhold_below)),
        "known": f"{line.minimum_known}",
        "significance": wording.percent(float(line.significance)),
        "low": f"{float(line.band_low):g}",
        "high": f"{float(line.band_high):g}",
    }
    rows = [Row((verdict(each), Cell(rule.format(**said)))) for each, rule in VERDICT_RULES.items()]
    return Table("Verdicts", (Column("Verdict"), Column("When", prose=True)), tuple(rows))


def thresholds() -> Table:
    """Return the lines that verdicts and scores are drawn at."""
    line = thresholds_in_force()
    rows = (
        ("About in line", f"{float(line.band_low):g} to {float(line.band_high):g}", "The four-fifths rule of the US EEOC (1978), and its reverse."),
        ("Chance", wording.percent(float(line.significance)), "The usual line, one-sided, after Benjamini and Hochberg (1995) over the groups."),
        ("Take care below", wording.percent(float(line.caution_below)), "Our choice: of those asked, so many answered."),
        ("No verdict below", wording.percent(float(line.withhold_below)), "Our choice: those who answered would say little about the rest."),
        ("More people needed: not given from", wording.percent(float(line.large_group)), "For larger groups the number explodes, and nobody could act on it."),
        ("Score: answers needed", f"{line.score_minimum_known}", "With fewer, chance alone moves the score too much."),
    )  # fmt: skip
    return Table(
        "Lines in force",
        (Column("Line"), Column("Value"), Column("Whose, and why", prose=True)),
        tuple(Row((Cell(name), Cell(value), Cell(why, quiet=True))) for name, value, why in rows),
    )


def benchmarks(area: str) -> Table:
    """Return every published level with its groups and the population that it is held against."""
    rows = []
    for characteristic in facts.characteristics():
        for level in facts.levels(characteristic.slug) if characteristic.published else ():
            found = facts.benchmark(area, characteristic=characteristic.slug, level=level.slug)
            cells = (
                Cell(level.label),
                Cell(f"{len(level.categories)}"),
                Cell(_population(found)),
                Cell(
                    f"{found.source[:1].upper()}{found.source[1:]}, {found.table}"
                    if found
                    else wording.NOT_APPLICABLE,
                    quiet=True,
                ),
            )
            rows.append(Row(cells, characteristic.label))
    columns = (
        Column("Level of detail"),
        Column("Groups", number=True),
        Column("Compared with"),
        Column("Source"),
    )
    return Table("Levels and benchmarks", columns, tuple(rows))


def _population(found: Benchmark | None) -> str:
    if found is None:
        return "No population figure: no verdict"
    indicative = ", indicative only: no verdict" if found.indicative else ""
    return f"{found.area_name}, {found.universe}, {wording.short_day(found.date)}{indicative}"


def words_we_use() -> Table:
    """Return the glossary."""
    rows = [Row((Cell(wording.at_start(word)), Cell(meaning))) for word, meaning in facts.glossary().items()]
    return Table("Words we use", (Column("Word"), Column("Meaning", prose=True)), tuple(rows))
