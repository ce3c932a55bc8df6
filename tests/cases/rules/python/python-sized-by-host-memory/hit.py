import psutil

CACHE_BYTES = psutil.virtual_memory().total // 4  # finding
