"""Parts of the page Report: the choices for a paper, saved or not, the file, and what it will say."""
