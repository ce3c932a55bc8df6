import json
import time

import pytest

from notification.worker import BadEvent, Worker, texts

EVENT = {
    "type": "payment.completed",
    "payment": {"id": "pay_1", "from": "acct-1", "to": "acct-2", "amount": 1200},
}


class Queue:
    def __init__(self, *bodies):
        self.waiting = [{"Body": body, "ReceiptHandle": str(i)} for i, body in enumerate(bodies)]
        self.deleted = []

    def receive_message(self, **asked):
        taken, self.waiting = (
            self.waiting[: asked["MaxNumberOfMessages"]],
            self.waiting[asked["MaxNumberOfMessages"] :],
        )
        return {"Messages": taken} if taken else {}

    def delete_message(self, *, QueueUrl, ReceiptHandle):
        self.deleted.append(ReceiptHandle)


class Counters:
    def count(self, name, value=1):
        pass

    timing = count


def make(queue, send):
    return Worker(queue, "http://queue", send, Counters(), wait=0)


def test_both_people_are_told_once():
    told = []
    queue = Queue(json.dumps(EVENT), json.dumps(EVENT))
    worker = make(queue, lambda account, text: told.append((account, text)))
    worker.poll()
    assert told == [("acct-1", "You paid ¥1,200 to acct-2."), ("acct-2", "acct-1 paid you ¥1,200.")]
    assert queue.deleted == ["0", "1"]
    assert worker.stats() == {"received": 2, "sent": 2, "duplicates": 1, "bad": 0, "poll_errors": 0}


def test_what_was_not_told_stays_in_the_queue():
    def away(account, text):
        raise ConnectionError("push provider is away")

    queue = Queue(json.dumps(EVENT))
    with pytest.raises(ConnectionError):
        make(queue, away).poll()
    assert queue.deleted == []


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"type": "payment.refunded"}', '{"type": "payment.completed"}'])
def test_bad_events_are_dropped(body):
    queue = Queue(body)
    worker = make(queue, lambda account, text: pytest.fail("nobody to tell"))
    worker.poll()
    assert worker.stats()["bad"] == 1
    assert queue.deleted == ["0"]


def test_incomplete_payment():
    with pytest.raises(BadEvent):
        texts({"type": "payment.completed", "payment": {"from": "acct-1", "amount": "much"}})


def test_health_follows_the_queue():
    worker = make(Queue(), print)
    worker.poll()
    assert worker.healthy()
    assert not worker.healthy(now=time.monotonic() + 120)
