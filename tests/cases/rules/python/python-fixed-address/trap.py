import os

LEDGER = os.environ.get("LEDGER", "http://10.0.3.17:8080")
PRIVATE = "10.0.0.0/8"
