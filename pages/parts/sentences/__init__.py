"""What pages say: the finding of each page, as sentences made from protected values. Pure."""
