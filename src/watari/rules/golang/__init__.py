"""Go, as far as a check must understand it: imports, values, the way from ``main``.

This is no type checker. It resolves what the EC2-only findings need, and says
"unknown" (None) for the rest; unknown is never taken for a finding.
"""
