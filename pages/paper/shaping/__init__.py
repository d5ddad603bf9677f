"""What the sections share: for what they speak, and how a page's tables, prose and values become blocks of a paper."""
