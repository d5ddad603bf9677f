"""Targets and benchmarks: the forms for benchmarks, for stewards."""

from datetime import date

import streamlit as st

from data import facts
from data.register import benchmark_csv, benchmark_entries
from data.register.benchmark_choice import EngagementUse, Library
from data.register.benchmark_entries import Header
from data.register.entries import EntryRefused
from data.who_is_here import steward
from pages.parts import days, downloads, frame, saving, tables, wording
from pages.parts.saving import Saved, Saving
from pages.parts.tables import Cell, Column, Row, Table
from pages.parts.targets import library_table

ADD, CHOOSE, REMOVE = "add_benchmark", "choose_benchmark", "remove_benchmark"
AREA = ""
"""Stands in the box for no benchmark of its own."""
LONGEST = 200
LONGEST_NUMBER = 9
"""Digits of a number of people."""
EXAMPLE = Table(
    "An example of the rows of a benchmark",
    tuple(Column(name) for name in (*benchmark_csv.KEYS, "share")),
    tuple(
        Row((Cell("Age"), Cell("Ten-year age groups"), Cell(group), Cell(share)))
        for group, share in (("16 to 24", "16%"), ("25 to 34", "0.61"), ("35 to 44", "23%"))
    ),
)
SURE = "I want to remove this benchmark"
FROM_THE_NEXT_RELEASE = (
    "Its figures are compared with that from now on. From the next release on, its activities count as for one community or "
    "group, and leave those open to everyone."
)
SAMPLE = "People in the survey, where the figures are from one"
OF_A_SURVEY = (
    "Leave it blank where everybody was counted, as in a census. Of a survey give how many people answered it, or the effective "
    "sample size where it states one: then intervals and verdicts allow for what the survey itself does not know."
)
CHILDREN = "Children were in scope: compare the ages 0 to 15 too"


def add(*, on: date) -> None:
    """Draw the form that adds a benchmark from a CSV, and the empty file to fill in."""
    with st.expander("Add a benchmark from a CSV"):
        frame.prose("targets_and_benchmarks", "csv_shape")
        tables.show(EXAMPLE)
        _empty_file()
        key = saving.serial(ADD)
        with st.form(ADD, border=False):
            area = st.text_input(
                "Area the figures are of", max_chars=LONGEST, key=f"{key}_area", placeholder="NHS Dorset"
            )
            universe = st.text_input(
                "Whom they count",
                max_chars=LONGEST,
                key=f"{key}_universe",
                placeholder="women aged 16 to 44",
            )
            source = st.text_input(
                "Source",
                max_chars=LONGEST,
                key=f"{key}_source",
                placeholder="Office for National Statistics, births 2024",
            )
            table = st.text_input("Table, where the source has one", max_chars=LONGEST, key=f"{key}_table")
            measured = st.text_input("Day the figures are of", key=f"{key}_date", placeholder="21/03/2021")
            licence = st.text_input(
                "Licence",
                max_chars=LONGEST,
                key=f"{key}_licence",
                placeholder="Open Government Licence v.3.0",
            )
            sample = st.text_input(SAMPLE, key=f"{key}_sample", placeholder="1200", help=OF_A_SURVEY)
            file = st.file_uploader("Figures (CSV)", type=["csv"], key=f"{key}_file", max_upload_size=1)
            sent = st.form_submit_button("Add this benchmark", type="primary")
        if sent:
            content = file.getvalue() if file is not None else b""

            def save(_keep: bool) -> Saved:
                header = Header(area, universe, source, table, days.typed(measured), licence, _people(sample))
                return _added(header, content, on=on)

            saving.attempt(Saving(ADD, save))


def _people(typed: str) -> int | None:
    """Return the whole number that was typed, None where nothing was. Raises EntryRefused for anything else."""
    plain = typed.strip().replace(",", "")
    if not plain:
        return None
    if not (plain.isascii() and plain.isdigit() and len(plain) <= LONGEST_NUMBER):
        raise EntryRefused(benchmark_entries.NO_SAMPLE)
    return int(plain)


def choose(held: Library) -> None:
    """Draw the form that chooses what an engagement is compared with."""
    with st.expander("Choose what an engagement is compared with"):
        listed = sorted(held.engagements.values(), key=lambda each: each.title.casefold())
        titles = {each.reference: each.title for each in listed}
        reference = st.selectbox(
            "Engagement",
            list(titles),
            index=None,
            key=f"{CHOOSE}_which",
            format_func=titles.__getitem__,
            placeholder="Choose an engagement",
        )
        if reference is None:
            return
        use = held.engagements[reference]
        names = {AREA: library_table.name_of(held, None)}
        names |= {
            each: library_table.name_of(held, each) for each in (*held.added, *filter(None, [use.benchmark]))
        }
        key = f"{saving.serial(CHOOSE)}_{reference}"
        with st.form(CHOOSE, border=False):
            benchmark = st.selectbox(
                "Compared with",
                list(names),
                index=list(names).index(use.benchmark or AREA),
                key=f"{key}_benchmark",
                format_func=lambda each: wording.at_start(names[each]),
            )
            children = st.checkbox(CHILDREN, use.children_in_scope, key=f"{key}_children")
            sent = st.form_submit_button("Save this choice", type="primary")
        if sent:
            saving.attempt(
                Saving(CHOOSE, lambda _keep: _chosen(use, benchmark or None, children, names=names))
            )


def remove(held: Library) -> None:
    """Draw the way to remove an added benchmark that no engagement uses."""
    if not held.added:
        return
    with st.expander("Remove a benchmark"):
        reference = st.selectbox(
            "Benchmark to remove",
            list(held.added),
            index=None,
            key=f"{REMOVE}_which",
            format_func=lambda each: wording.at_start(library_table.name_of(held, each)),
            placeholder="Choose a benchmark",
        )
        key = saving.serial(REMOVE)
        if reference is None:
            return
        if st.checkbox(SURE, key=f"{key}_sure") and st.button("Remove this benchmark", key=f"{key}_now"):
            name = library_table.name_of(held, reference)
            saving.attempt(Saving(REMOVE, lambda _keep: _removed(reference, name)))


def _empty_file() -> None:
    names = {each.slug: each.label for each in facts.published() if not each.multiple}
    slug = st.selectbox(
        "Characteristic of the empty file", list(names), key=f"{ADD}_empty", format_func=names.__getitem__
    )
    if slug:
        downloads.button(
            "Download an empty file to fill in (CSV)",
            data=benchmark_csv.empty_file(facts.characteristic(slug)).encode("utf-8-sig"),
            file_name=f"benchmark-{slug}.csv",
            mime="text/csv",
            key="download_empty_benchmark",
        )


def _added(header: Header, content: bytes, *, on: date) -> Saved:
    if not content:
        raise EntryRefused(benchmark_entries.NO_FIGURES)
    figures = benchmark_csv.read(content)
    reference = benchmark_entries.add(header, figures=figures, who=steward(), on=on)
    return Saved(
        "The benchmark is in the library. Nothing is compared with it until you choose it for an engagement.",
        lambda: benchmark_entries.remove(reference, who=steward()),
    )


def _chosen(use: EngagementUse, benchmark: str | None, children: bool, *, names: dict[str, str]) -> Saved:
    benchmark_entries.choose(use.reference, benchmark=benchmark, children_in_scope=children, who=steward())
    after = f" {FROM_THE_NEXT_RELEASE}" if benchmark and not use.benchmark else ""
    return Saved(
        f"“{use.title}” is compared with {names[benchmark or AREA]}.{after}",
        lambda: benchmark_entries.choose(
            use.reference, benchmark=use.benchmark, children_in_scope=use.children_in_scope, who=steward()
        ),
    )


def _removed(reference: str, name: str) -> Saved:
    benchmark_entries.remove(reference, who=steward())
    return Saved(f"The benchmark of {name} is removed.")
