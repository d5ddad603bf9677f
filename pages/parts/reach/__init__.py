"""The body of *Who we reached*: compared, or counts alone; who did not answer; the targets on it."""
