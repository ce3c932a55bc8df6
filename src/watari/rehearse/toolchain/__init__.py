"""Compilers and SDK sources, found or fetched."""
