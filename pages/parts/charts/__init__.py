"""The charts: `info` does all the thinking, `figure` all the drawing."""
