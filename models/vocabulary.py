"""The closed vocabularies: every word here has one meaning (design, section 1)."""

from enum import StrEnum


class Missing(StrEnum):
    """Why a characteristic has no answer. Six kinds, never one "unknown"."""

    PREFER_NOT_TO_SAY = "prefer_not_to_say"
    DONT_KNOW = "dont_know"
    NOT_KNOWN = "not_known"
    NEEDS_REVIEW = "needs_review"
    NOT_ASKED = "not_asked"
    NOT_APPLICABLE = "not_applicable"


MISSING_AMONG_ASKED = (
    Missing.PREFER_NOT_TO_SAY,
    Missing.DONT_KNOW,
    Missing.NOT_KNOWN,
    Missing.NEEDS_REVIEW,
)
"""Missing answers of people who were asked: cells of the table, and the unanswered of the bounds."""

MISSING_OUTSIDE = (Missing.NOT_ASKED, Missing.NOT_APPLICABLE)
"""People whom the question did not reach or does not concern: outside the base."""


class Stage(StrEnum):
    """The three stages of *A Dialogue of Equals*."""

    INFORMATION_GATHERING = "information_gathering"
    CONSULTATION = "consultation"
    PARTICIPATION = "participation"


class ParticipationLevel(StrEnum):
    """The spectrum of involvement, five levels (IAP2's and the NHS's words map to these)."""

    INFORM = "inform"
    ENGAGE_CONSULT = "engage_consult"
    INVOLVE = "involve"
    COLLABORATE = "collaborate"
    EMPOWER = "empower"


class Audience(StrEnum):
    """Whom an activity was for."""

    OPEN_TO_ALL = "open_to_all"
    ONE_GROUP = "one_group"


class Dimension(StrEnum):
    """What a selection may be filtered by (method 2.5)."""

    ENGAGEMENT = "engagement"
    STAGE = "stage"
    LEVEL = "level"
    METHOD = "method"
    PLACE = "place"
    AUDIENCE = "audience"


class Withheld(StrEnum):
    """Why a number is not shown. The text is what a reader sees."""

    FEWER_THAN_10 = "fewer than 10"
    NOT_AVAILABLE = "not available"


class TableChange(StrEnum):
    """How a table stands to the release before (method 2.6 J)."""

    NEW = "new"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    REVISED = "revised"


class Keyed(StrEnum):
    """Whether the records behind a selection say who came twice: all forms asked for a person key, some did, or none."""

    ALL = "all"
    SOME = "some"
    NONE = "none"


class Verdict(StrEnum):
    """What may be said of a group (method 3.3). The text is what a reader sees."""

    UNDER = "under-reached"
    LITTLE_UNDER = "a little under"
    IN_LINE = "about in line"
    LITTLE_OVER = "a little over"
    OVER = "over-reached"
    NO_CLEAR_EVIDENCE = "no clear evidence"
    TOO_FEW = "too few to tell"
    NOT_ENOUGH_ANSWERS = "not enough answers"
    NOT_ASKED = "not asked"
    NO_BENCHMARK = "no benchmark"


class TargetKind(StrEnum):
    """What a target is a number of (method 3.4)."""

    SHARE = "share"
    """A share of those heard who answered, e.g. 0.08."""
    SHARE_OF_BENCHMARK = "share_of_benchmark"
    """A part of the group's share in the benchmark, e.g. 0.8 of it."""
    VOICES = "voices"
    """A number of people."""


class Change(StrEnum):
    """What became of a group's share from one closed period to another (method 3.1). The text is what a reader sees."""

    MORE = "more than before"
    FEWER = "fewer than before"
    NO_CLEAR_CHANGE = "no clear change"
    TOO_FEW_POINTS = "too few points"


class Course(StrEnum):
    """Where a group is heading by the day an engagement closes. The text is what a reader sees."""

    SHORT = "short"
    ON_COURSE = "on course"
    NO_CLEAR_ANSWER = "no clear answer"


class Presence(StrEnum):
    """How present a group is at the table, against how present it is among those surveyed. The text is what a reader sees."""

    LESS = "less at the table than in surveys"
    ALIKE = "about as present"
    MORE = "more at the table"
    TOO_FEW = "too few to tell"
    NOT_ENOUGH_ANSWERS = "not enough answers"


class TargetState(StrEnum):
    """How a shown count stands to a target (method 3.4). The text is what a reader sees."""

    MET = "met"
    ABOUT_THERE = "about there"
    NOT_MET = "not met"


class Decision(StrEnum):
    """What was decided about a finding."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    NOT = "not"


class FindingState(StrEnum):
    """Where a finding stands on a day. The text is what a reader sees."""

    OVERDUE = "overdue"
    """People have not been told, and the day on which they should have been is over."""
    WAITING = "waiting"
    """Nothing is decided yet, and there is still time."""
    NOT_TOLD = "answered, not told"
    """Decided in time, but those who said it do not know yet."""
    TOLD = "told"


class Pace(StrEnum):
    """How long some reports wait for their answer, against others. The text is what a reader sees."""

    LONGER = "longer"
    SHORTER = "shorter"
    NO_CLEAR_DIFFERENCE = "no clear difference"
    TOO_FEW = "too few to tell"


class Standing(StrEnum):
    """How a standard of engagement stands. The text is what a reader sees."""

    SHOWN = "shown"
    PARTLY = "partly"
    NOT_SHOWN = "not shown"
    NOT_YET = "not yet"
    """Too early to say: it has not closed, or what is owed is not due."""
    CANNOT_TELL = "can't tell"
    """The records say nothing of it."""


class ImportState(StrEnum):
    """Where an import stands."""

    STORED = "stored"
    UNDONE = "undone"


class ProblemKind(StrEnum):
    """What can be wrong with one cell or row; never says what was in it."""

    IMPOSSIBLE_AGE = "impossible_age"
    IMPOSSIBLE_DATE = "impossible_date"
    DATE_AFTER_IMPORT = "date_after_import"
    SAME_PERSON_TWICE = "same_person_twice"
    ORGANISATION_NOT_PERSON = "organisation_not_person"
    FORMULA_AS_TEXT = "formula_as_text"
    TOO_MANY_CELLS = "too_many_cells"
    BLANK_ROW = "blank_row"
    ASKED_NOT_TO_BE_COUNTED = "asked_not_to_be_counted"
    NO_ATTENDANCE = "no_attendance"
    TEST_RESPONSE = "test_response"
    TOTAL_ROW = "total_row"
    NOTE_ROW = "note_row"
    HEADING_AGAIN = "heading_again"
    SEVERAL_ANSWERS = "several_answers"
    NOT_A_POSTCODE = "not_a_postcode"
    POSTCODE_IN_PART = "postcode_in_part"
    POSTCODE_NOT_FOUND = "postcode_not_found"


class HeadKind(StrEnum):
    """What a published number of heads counts."""

    RULE = "rule"
    """People of a community that follows from a rule of several parts."""
    COMMUNITY = "community"
    """Heads of a community, as an activity counted them."""
    STATED = "need_stated"
    """People who asked for a format or support."""
    MET = "need_met"
    """People who got it."""
