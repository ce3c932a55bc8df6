package main

var help = `Logs once stood in /var/log/shop/shop.log on the host.`
