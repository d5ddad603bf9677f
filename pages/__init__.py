"""What a reader sees: one file per question, each with one function `page()`."""
