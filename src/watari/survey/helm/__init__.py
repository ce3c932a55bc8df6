"""Helm charts without Helm: values and templates become manifests, as far as they are understood."""
