package upstream

// Was http://10.0.3.17:8080 before.
const ledger = "http://ledger.shop.internal:8080"
