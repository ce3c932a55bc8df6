from apscheduler.schedulers.background import BackgroundScheduler

scheduler = BackgroundScheduler()  # finding
scheduler.add_job(print, "cron", hour=6)
