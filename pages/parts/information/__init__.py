"""*Accessible information*: formats and languages offered, and what people asked for and got."""
