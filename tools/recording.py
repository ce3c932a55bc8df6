"""Writes a recording of the demo's terminal into documents, between its two markers.

usage: recording.py DOCUMENT…

Runs ``watari rehearse examples/wallet`` and keeps what a terminal would have shown, narration and
report, as text. Nothing is edited by hand, so the documents show what the command really prints.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BEGIN, END = "<!-- recording: begin (make recording) -->", "<!-- recording: end -->"
COMMAND = ("watari", "rehearse", "examples/wallet")


def record() -> str:
    """Runs the demo in 100 columns and gives its output; SystemExit where it fails."""
    program = [str(Path(sys.executable).with_name("watari")), *COMMAND[1:]]
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}
    done = subprocess.run(
        program, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode != 0:
        sys.exit(f"The demo failed with {done.returncode}:\n{done.stdout}")
    return "\n".join(line.rstrip() for line in done.stdout.splitlines())


def insert(document: Path, text: str) -> None:
    """Replaces what stands between the markers."""
    old = document.read_text(encoding="utf-8")
    head, rest = old.split(BEGIN, 1)
    tail = rest.split(END, 1)[1]
    block = f"{BEGIN}\n```console\n$ {' '.join(COMMAND)}\n{text}\n```\n{END}"
    document.write_text(head + block + tail, encoding="utf-8")


def main(documents: list[str]) -> None:
    """Records once, writes every document."""
    text = record()
    for document in documents:
        insert(ROOT / document, text)


if __name__ == "__main__":
    main(sys.argv[1:])
