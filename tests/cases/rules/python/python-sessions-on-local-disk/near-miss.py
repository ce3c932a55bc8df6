# not sessions.backends.file
SESSION_ENGINE = "django.contrib.sessions.backends.db"
