"""Edits of Ruby."""
