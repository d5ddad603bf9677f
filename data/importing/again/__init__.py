"""What is put right later: labels decided again, and people who object."""
