"""What *Method* draws from the files that the code itself uses."""
