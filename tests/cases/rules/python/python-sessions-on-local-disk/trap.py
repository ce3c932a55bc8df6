print("sessions.backends.file")
SESSION_TYPE = "redis"
