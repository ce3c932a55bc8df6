"""Build tools whose files take more than a line to read: one file per tool."""
