"""Dockerfile, task definition, sizing."""
