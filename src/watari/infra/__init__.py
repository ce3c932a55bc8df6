"""Terraform, IAM, network."""
