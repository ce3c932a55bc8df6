"""Tells people about their payments."""
