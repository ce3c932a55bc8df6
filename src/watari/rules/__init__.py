"""The catalogue of what works only on EC2, and its matcher."""
