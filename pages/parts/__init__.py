"""What pages share: the frame, the choices, charts, tables, sentences, downloads and the look."""
