"""A Ctrl-C whose exception Python dropped still ends the run, at the next stage."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from watari.rehearse.interruption import remembered
from watari.rehearse.narration import Chronicle, Quiet


class InterruptedAtItsEnd:
    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGINT)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_one_that_a_finalizer_swallowed() -> None:
    with remembered() as check:
        chronicle = Chronicle(Quiet(), check)
        chronicle.stage("Ground")
        InterruptedAtItsEnd()
        with pytest.raises(KeyboardInterrupt):
            chronicle.stage("EC2")
    assert [moment.text for moment in chronicle.moments] == ["Ground"]


def test_one_that_arrives_and_the_handler_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), remembered():
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_another_thread_hears_no_signals() -> None:
    seen = []

    def run() -> None:
        with remembered() as check:
            check()
            seen.append("went on")

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert seen == ["went on"]
