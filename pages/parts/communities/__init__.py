"""*Communities*: what it chooses, reads, draws and lists."""
