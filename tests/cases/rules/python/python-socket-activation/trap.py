print("set LISTEN_FDS to 1")
