"""Reading repositories: the walk, ignore rules, configuration."""
