# LocMemCache was here
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache"}}
