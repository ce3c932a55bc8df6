"""The ECS flag: edits that let one binary run in both homes, and their removal."""
