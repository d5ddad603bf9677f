"""From the intake to a release: read, count, carry over, freeze. Sees people; no page may reach it."""
