DEFAULT_FILE_STORAGE = "django.core.files.storage.FileSystemStorage"  # finding
