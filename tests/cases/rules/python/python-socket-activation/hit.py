import os
import socket

fds = int(os.environ["LISTEN_FDS"])  # finding
server = socket.socket(fileno=3)
