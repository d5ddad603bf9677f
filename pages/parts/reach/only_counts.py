"""What Who we reached shows of activities that were for some: counts, and no verdict.

Who was invited decides who came. Under a sentence that says so, a mark of "under-reached" for everybody who was not
invited would blame an activity for doing what it was for.
"""

from models.protected import ReleaseNote
from pages.parts import downloads, frame, groups, moved, reach_table, sources, tables
from pages.parts.charts import missing_strip
from pages.parts.chosen import Chosen
from pages.parts.groups import Compared
from pages.parts.reach import who_answered
from pages.parts.sentences import on_reach


def show(compared: Compared, chosen: Chosen, *, release: ReleaseNote, what: str) -> None:
    """Draw the counts as a table with its download, and who did not answer."""
    frame.section("People heard", on_reach.only_counted(compared.comparison.table, where=chosen.where))
    table = reach_table.counts(
        compared, headings=groups.headings(compared.level), caption=f"People heard by {what}, {chosen.where}"
    )
    tables.show(table)
    who_answered.show(compared.comparison.table, what=f"{what}, {chosen.where}", form=compared.level.frame)
    notes = [
        sources.rounding(),
        sources.people_counted(release, chosen.selection),
        *moved.note(compared.comparison.table, period=chosen.selection.period),
    ]
    frame.notes(notes)
    downloads.offer(
        who_answered.under(table, compared.comparison.table, form=compared.level.frame),
        notes=[sources.standing(release), *notes],
        name="who-we-reached",
        what="people heard",
    )
    missing = missing_strip.info(
        compared.comparison.table, what=compared.characteristic.label.lower(), frame=compared.level.frame
    )
    frame.section("Who did not answer", missing.sentence)
    frame.draw("missing", missing_strip.figure, missing, key=missing_strip.key(missing))
    frame.parts(missing_strip.legend(missing))
