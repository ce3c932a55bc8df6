from shop.crontab import CronTab

table = CronTab(user="shop")
