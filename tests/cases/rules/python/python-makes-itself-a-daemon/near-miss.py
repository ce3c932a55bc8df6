import threading

# no DaemonContext
threading.Thread(target=print, daemon=True).start()
