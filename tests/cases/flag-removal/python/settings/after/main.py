from settings import settings


def start():
    listen(settings.port)


def listen(port):
    print(port)


start()
