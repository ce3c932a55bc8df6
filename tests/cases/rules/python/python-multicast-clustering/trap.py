class Club:
    IP_ADD_MEMBERSHIP = 1


socket = Club()
fee = socket.IP_ADD_MEMBERSHIP
