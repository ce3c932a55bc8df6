"""EC2 hosts and Fargate hosts, as containers or as processes."""
