"""*Partners and network*: who reaches whom, and what the network of engagement leads looks at when it meets."""
