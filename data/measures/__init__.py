"""Protected table + benchmark or target -> what may be said of each group (method part 2). Pure.

Everything comes from shown values: functions of people's data take protected counts and tables, and raise
TypeError for a plain number.
"""

from data.measures.answers import (
    completeness,
    not_recorded_rate,
    prefer_not_to_say_rate,
    response_rate,
    unanswered_bounds,
)
from data.measures.bases import base_of, compared_base
from data.measures.changing import over_time
from data.measures.comparing import compare
from data.measures.needing import needed, percent_decimals, rounded_up
from data.measures.projecting import pace, projected, projections
from data.measures.scoring import TOO_FEW_TO_SCORE, dissimilarity
from data.measures.shares import drawn, share, share_range, shares_differ
from data.measures.targets import share_met, standing, voices_met
from data.measures.thresholds import Thresholds, thresholds

__all__ = [
    "TOO_FEW_TO_SCORE",
    "Thresholds",
    "base_of",
    "compare",
    "completeness",
    "compared_base",
    "dissimilarity",
    "drawn",
    "needed",
    "not_recorded_rate",
    "over_time",
    "pace",
    "percent_decimals",
    "prefer_not_to_say_rate",
    "projected",
    "projections",
    "response_rate",
    "rounded_up",
    "share",
    "share_met",
    "share_range",
    "shares_differ",
    "standing",
    "thresholds",
    "unanswered_bounds",
    "voices_met",
]
