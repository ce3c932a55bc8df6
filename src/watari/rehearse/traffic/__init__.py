"""Steady traffic on the fleet, that counts every request and hides none."""
