from threading import Lock  # no flock

lock = Lock()
