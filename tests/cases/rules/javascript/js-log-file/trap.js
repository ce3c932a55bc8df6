const help = 'Logs once stood in /var/log/shop/shop.log.'
