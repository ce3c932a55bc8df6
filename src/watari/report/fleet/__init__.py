"""A surveyed fleet for people and programs: one module a format, listed in :mod:`watari.report.survey`."""
