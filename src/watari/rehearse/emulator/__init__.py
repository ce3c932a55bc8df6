"""Emulated AWS: MiniStack as the control plane, and the data planes that make it real."""
