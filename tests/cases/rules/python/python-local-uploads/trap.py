STORAGES = {"staticfiles": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}
