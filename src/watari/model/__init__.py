"""The values that the stages hand to one another: frozen dataclasses, no input or output."""
