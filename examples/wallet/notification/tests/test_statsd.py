import socket

from notification.statsd import StatsD


def test_counts_arrive():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as daemon:
        daemon.bind(("127.0.0.1", 0))
        daemon.settimeout(5)
        counters = StatsD("127.0.0.1", daemon.getsockname()[1], "wallet.test")
        counters.count("sent")
        counters.timing("handle", 0.25)
        assert daemon.recv(100) == b"wallet.test.sent:1|c"
        assert daemon.recv(100) == b"wallet.test.handle:250|ms"


def test_nobody_listens():
    counters = StatsD("127.0.0.1", 9, "wallet.test")
    for _ in range(3):
        counters.count("sent")
