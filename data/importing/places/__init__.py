"""Where people live: from a postcode, through a file that the steward gives, to answers; then the postcode is dropped."""
