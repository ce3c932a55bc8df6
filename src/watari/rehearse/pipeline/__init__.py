"""The edited pipeline's ECS jobs, run step by step on this machine against the emulated account."""
