"""What a label means: looked up as a whole, never guessed; ages, dates and the ethnic question asked."""
