import socket

# no IP_ADD_MEMBERSHIP
socket.socket().setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
