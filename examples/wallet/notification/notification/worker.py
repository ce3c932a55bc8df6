"""Takes payment events off the queue and tells both people."""

import collections
import json
import logging
import threading
import time

log = logging.getLogger(__name__)

REMEMBERED = 10_000


class BadEvent(Exception):
    """The message is no event that we know."""


def texts(event):
    """The messages of one event: pairs of account and text."""
    try:
        if event["type"] != "payment.completed":
            raise BadEvent(f"unknown type {event['type']}")
        payment = event["payment"]
        amount = f"¥{int(payment['amount']):,}"
        return [
            (payment["from"], f"You paid {amount} to {payment['to']}."),
            (payment["to"], f"{payment['from']} paid you {amount}."),
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise BadEvent(f"incomplete event: {error!r}") from error


class Worker:
    """One thread that polls until it is stopped.

    A message is deleted after it was handled, so a crash tells people twice
    rather than never. Events that come twice are told once as long as we remember them.
    """

    def __init__(self, sqs, queue_url, send, statsd, *, wait=5, batch=10):
        self._sqs = sqs
        self._queue_url = queue_url
        self._send = send
        self._statsd = statsd
        self._wait = wait
        self._batch = batch
        self._seen = collections.OrderedDict()
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._stats = {"received": 0, "sent": 0, "duplicates": 0, "bad": 0, "poll_errors": 0}
        self._last_poll = time.monotonic()

    def stats(self):
        with self._lock:
            return dict(self._stats)

    def healthy(self, now=None):
        """Whether the queue has answered within the last minute."""
        return ((now or time.monotonic()) - self._last_poll) < 60

    def stop(self):
        self._stopping.set()

    def run(self):
        while not self._stopping.is_set():
            try:
                self.poll()
            except Exception:  # the queue comes back; until then we wait and say so
                self._count("poll_errors")
                log.exception("polling failed")
                self._stopping.wait(2)

    def poll(self):
        """One receive call, and everything it gave."""
        answer = self._sqs.receive_message(
            QueueUrl=self._queue_url, MaxNumberOfMessages=self._batch, WaitTimeSeconds=self._wait
        )
        self._last_poll = time.monotonic()
        for message in answer.get("Messages", []):
            started = time.monotonic()
            self.handle(message["Body"])
            self._sqs.delete_message(QueueUrl=self._queue_url, ReceiptHandle=message["ReceiptHandle"])
            self._statsd.timing("handle", time.monotonic() - started)

    def handle(self, body):
        self._count("received")
        try:
            event = json.loads(body)
            messages = texts(event)
            key = str(event["payment"].get("id") or body)
        except (json.JSONDecodeError, BadEvent) as error:
            # It would never become better: drop it, but loudly.
            self._count("bad")
            log.error("event dropped: %s", error)
            return
        if key in self._seen:
            self._count("duplicates")
            return
        for account, text in messages:
            self._send(account, text)
            self._count("sent")
        self._seen[key] = True
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)

    def _count(self, name):
        with self._lock:
            self._stats[name] += 1
        self._statsd.count(name)
