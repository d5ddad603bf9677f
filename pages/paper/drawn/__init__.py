"""What lies between a page's figure and its picture: the figure taken apart into lines, areas and words in pixels."""
