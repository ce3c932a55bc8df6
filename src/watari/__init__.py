"""watari: from EC2 to ECS on Fargate, every step proved on your own machine first."""

__version__ = "0.1.0"
