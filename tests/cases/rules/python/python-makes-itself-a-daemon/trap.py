class Worker:
    daemon = True
