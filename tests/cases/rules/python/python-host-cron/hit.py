from crontab import CronTab

table = CronTab(user="shop")  # finding
