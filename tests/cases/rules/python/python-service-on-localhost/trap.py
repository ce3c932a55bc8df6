"""Example: redis://localhost:6379/0"""

DEFAULT_URL = "redis://localhost:6379/0"
CORS_ORIGINS = ["http://localhost:3000"]
