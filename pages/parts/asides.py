"""What a page must say of the activities chosen, where they can hide something."""

TOGETHER = (
    "These are all activities, those for one community or group too. Together they can look like good reach: people who "
    "were invited to one activity fill the gap that the activities open to everyone leave."
)
QUARTERS_TOGETHER = (
    "Quarters are published for all activities together, those for one community or group too. They can hide a gap that "
    "the activities open to everyone leave."
)
OF_ONE_GROUP = "These activities were for one community or group. To compare them with everybody who lives here says little."
ROWS_HOLD_ALL = (
    "Each row holds all of its activities, those for one community or group too, and can hide a gap that the activities "
    "open to everyone leave."
)
