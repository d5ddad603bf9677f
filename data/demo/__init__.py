"""Makes the invented records (design 6). The CSV files of this folder are the invented world; the code only draws it."""
