"""Counters for the StatsD daemon of the host, by UDP: never slow, never an error."""

import socket


class StatsD:
    def __init__(self, host, port, prefix):
        self._address = (host, port)
        self._prefix = prefix
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

    def count(self, name, value=1):
        self._send(f"{self._prefix}.{name}:{value}|c")

    def timing(self, name, seconds):
        self._send(f"{self._prefix}.{name}:{seconds * 1000:.0f}|ms")

    def _send(self, text):
        try:
            self._socket.sendto(text.encode("ascii"), self._address)
        except OSError:
            pass  # a restarting StatsD daemon must not stop notifications
