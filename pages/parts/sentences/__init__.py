"""What pages say: the headline of each page, as sentences made from protected values. Pure."""
