"""From records to people counted: who belongs where, who was asked, and how many. The last rooms that see a person."""
