"""The dashboard. Not built yet: see docs/architecture.md."""
