from shop.systemd import notify

notify("READY=1")
