def setrlimit(user, limit):
    return user, limit


setrlimit("a", 1)
