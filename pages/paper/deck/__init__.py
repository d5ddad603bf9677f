"""How a paper becomes slides: measured and laid out first (pure), then placed in a presentation."""
