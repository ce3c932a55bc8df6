"""Edits of Python."""
