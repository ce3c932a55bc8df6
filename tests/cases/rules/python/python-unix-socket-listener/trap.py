DATABASE = "postgresql:///shop?host=unix:/run/postgresql"
