from celery.schedules import crontab

SCHEDULE = {"report": {"task": "report", "schedule": crontab(hour=6)}}
