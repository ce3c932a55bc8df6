from apscheduler.triggers.cron import CronTrigger

trigger = CronTrigger(hour=6)
