"""*Method*: a sentence that somebody means to write, and the one that its replies can carry."""
