"""The paper for a board: what it says, made from what the pages say, and the files it is written as.

`blocks` is what a paper is made of, `sections` makes its parts, `composing` puts them together, `writing` makes files.
Streamlit has no part in it: a scheduled job makes the same paper as the page *Report*.
"""
