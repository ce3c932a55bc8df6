"""From findings and edits to a plan; the plan file; writing it on a branch."""
