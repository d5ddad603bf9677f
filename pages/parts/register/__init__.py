"""The forms and lists of Register."""
