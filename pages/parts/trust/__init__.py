"""What *Can we trust it?* shows: who was asked, who answered, and what stands behind the figures."""
