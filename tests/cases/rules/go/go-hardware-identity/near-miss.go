package licence

// Not from /etc/machine-id any more.
func machine() string { return "shop" }
