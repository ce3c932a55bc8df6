import socket

peer = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
peer.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, b"")  # finding
