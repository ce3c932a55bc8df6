# LISTEN_FDS was read here
import socket

server = socket.create_server(("", 8000))
