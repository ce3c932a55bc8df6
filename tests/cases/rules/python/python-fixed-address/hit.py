LEDGER = "http://10.0.3.17:8080"  # finding
