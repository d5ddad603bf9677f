"""What *You said, we did* is made of: who waits, how long an answer takes, what came of it, and the forms for stewards."""
