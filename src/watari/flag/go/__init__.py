"""The ECS flag in Go: one file per recipe, and what they share."""
