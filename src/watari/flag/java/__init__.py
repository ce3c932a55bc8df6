"""Edits of Java."""
