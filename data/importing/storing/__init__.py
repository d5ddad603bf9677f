"""Into the intake and out again: whole or not at all."""
