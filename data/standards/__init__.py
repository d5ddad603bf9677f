"""Standards of engagement: what each promises, what in the records can show it, and how it stands."""
