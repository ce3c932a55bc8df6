import socket

LOCK_OWNER = socket.gethostname()  # finding
