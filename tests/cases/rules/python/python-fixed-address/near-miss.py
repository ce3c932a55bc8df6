# was http://10.0.3.17:8080
LEDGER = "http://ledger.shop.internal:8080"
