HELP = "Logs once stood in /var/log/shop/shop.log."
