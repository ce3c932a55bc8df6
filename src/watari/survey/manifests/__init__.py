"""What manifests of several files mean together: compose projects, kustomizations, routes from outside."""
