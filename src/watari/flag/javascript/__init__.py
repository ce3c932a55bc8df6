"""Edits of JavaScript and TypeScript."""
