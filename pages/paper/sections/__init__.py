"""The parts of a paper that a reader may choose, one file a part."""
