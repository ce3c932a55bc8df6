"""Calls and annotations that publish, consume or bind messages: one table of rows per language."""
