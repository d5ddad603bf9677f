"""What *Standards* shows: how each stands, what shows it, and the forms for evidence by hand."""
