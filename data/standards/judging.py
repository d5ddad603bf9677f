"""How a standard stands: what its kinds of evidence say together, and what is written by hand beside them. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from data.standards import kinds
from data.standards.frames import kinds as listed_kinds
from data.standards.on_record import AllWork, Work
from models.standards import Evidence, RestsOn, Standard, StandardFrame, Stands, WrittenEvidence
from models.vocabulary import Standing

Said = Mapping[str, Evidence]
"""Kind to what it says."""


def together(evidence: Iterable[Standing]) -> Standing:
    """Return what several pieces of evidence say together.

    All that can be judged show it: shown. None of them does: not shown. Anything between: partly. Where none can be
    judged, it is not yet where any is, and else can't be told.
    """
    found = list(evidence)
    judged = {each for each in found if each in kinds.JUDGED}
    if judged:
        return judged.pop() if len(judged) == 1 else Standing.PARTLY
    return Standing.NOT_YET if Standing.NOT_YET in found else Standing.CANNOT_TELL


def stands(
    standard: Standard,
    evidence: Sequence[Evidence],
    written: Sequence[WrittenEvidence],
    *,
    engagement: str | None,
) -> Stands:
    """Return how a standard stands.

    Evidence by hand counts only where the records can't tell; it never changes what they say. Of several the newest
    counts. It disagrees where it says something else than records that can tell.
    """
    records = together(each.standing for each in evidence)
    newest_first = sorted(written, key=lambda each: (each.written_on, each.number), reverse=True)
    standing = records
    rests_on: RestsOn = "records"
    if records is Standing.CANNOT_TELL:
        standing = newest_first[0].standing if newest_first else records
        rests_on = "hand" if newest_first else "nothing"
    judged = records in kinds.JUDGED
    disagrees = judged and bool(newest_first) and newest_first[0].standing is not records
    # Whoever writes that it is not shown says that something is to be done.
    act = standing is Standing.NOT_SHOWN and (rests_on == "hand" or any(each.act for each in evidence))
    return Stands(
        standard,
        engagement,
        standing,
        rests_on,
        records,
        tuple(evidence),
        tuple(newest_first),
        disagrees,
        act,
    )


def of_engagement(
    frame: StandardFrame, work: Work, *, written: Sequence[WrittenEvidence]
) -> tuple[Stands, ...]:
    """Return how each standard of a frame stands in one engagement, in reference order."""
    return together_with(frame, evidence_of(frame, work), written, engagement=work.reference)


def of_all(frame: StandardFrame, work: AllWork, *, written: Sequence[WrittenEvidence]) -> tuple[Stands, ...]:
    """Return how each standard of a frame stands over all our work, in reference order."""
    return together_with(frame, evidence_of_all(frame, work), written, engagement=None)


def evidence_of(frame: StandardFrame, work: Work) -> Said:
    """Return what every kind of evidence of a frame says of one engagement."""
    return {
        kind: kinds.of_engagement(kind, work)
        for kind in _kinds_of(frame)
        if not listed_kinds()[kind].of_all_only
    }


def evidence_of_all(frame: StandardFrame, work: AllWork) -> Said:
    """Return what every kind of evidence of a frame says of all our work."""
    return {kind: kinds.of_all(kind, work) for kind in _kinds_of(frame)}


def together_with(
    frame: StandardFrame, said: Said, written: Sequence[WrittenEvidence], *, engagement: str | None
) -> tuple[Stands, ...]:
    """Return how each standard of a frame stands by what the kinds have said, and what is written by hand."""
    about = [each for each in written if (each.frame, each.engagement) == (frame.slug, engagement)]
    return tuple(
        stands(
            standard,
            [said[kind] for kind in standard.shown_by if kind in said],
            [each for each in about if each.standard == standard.slug],
            engagement=engagement,
        )
        for standard in frame.standards
    )


def _kinds_of(frame: StandardFrame) -> Iterable[str]:
    return dict.fromkeys(kind for standard in frame.standards for kind in standard.shown_by)
