"""The survey's speed: a real system cold and warm against ripgrep, then synthetic fleets by size.

usage: survey.py [CHECKOUT…] [--sizes 10,100,1000,10000]

Each CHECKOUT is a folder of somebody's repository (the figures in README.md are of
GoogleCloudPlatform/microservices-demo). Every run is a process of its own; printed are wall time in
seconds, the largest resident set in MiB of one process, and the ratio to ripgrep searching the same
files for a text that is not there.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

from measured import best, run

ABSENT = "no-file-holds-this-text-8d1f"


def surveyed(path: Path) -> list[str]:
    return [sys.executable, "-m", "watari", "survey", str(path), "--format", "json"]


def real(path: Path) -> None:
    """One checkout: ripgrep, cold (no cache), and warm."""
    searched = best(["rg", "--hidden", "--no-messages", "--count", ABSENT, str(path)])
    cold = best(surveyed(path))
    with tempfile.TemporaryDirectory() as folder:
        run(surveyed(path), Path(folder))
        warm = best(surveyed(path), Path(folder))
    start = best([sys.executable, "-m", "watari", "--version"])
    services = len(json.loads(cold.output)["services"])
    print(f"{path.name}: {services} services; ripgrep {searched.seconds:.3f} s; watari --version {start.seconds:.2f} s")
    for name, ran in (("cold", cold), ("warm", warm)):
        ratio = ran.seconds / searched.seconds
        print(f"  {name}: {ran.seconds:.2f} s, {ratio:.0f}x ripgrep, {ran.mebibytes:.0f} MiB")


GO = """package main

import (
\t"net/http"
\t"os"
)

func main() {{
{calls}
\thttp.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) {{ w.WriteHeader(200) }})
\t_ = http.ListenAndServe(":"+os.Getenv("PORT"), nil)
}}
"""
PYTHON = """import os

import requests
from flask import Flask

app = Flask(__name__)


@app.get("/healthz")
def health():
    return "ok"


@app.get("/")
def home():
{calls}
    return "ok"


if __name__ == "__main__":
    app.run(port=int(os.environ["PORT"]))
"""


def fleet(folder: Path, size: int) -> None:
    """Writes ``size`` services: half Go, half Python, each with a manifest and up to three callees."""
    chance = random.Random(size)  # noqa: S311
    for number in range(size):
        callees = sorted({chance.randrange(number) for _ in range(min(3, number))})
        service = folder / f"service-{number:05}"
        service.mkdir(parents=True)
        write = go if number % 2 else python
        write(service, number, callees)
        lines = "".join(f"      CALLEE_{one}_URL: http://service-{one:05}:8080\n" for one in callees)
        (service / "docker-compose.yml").write_text(
            f'services:\n  service-{number:05}:\n    build: .\n    environment:\n      PORT: "8080"\n{lines}'
        )


def go(service: Path, number: int, callees: list[int]) -> None:
    (service / "go.mod").write_text(f"module example.org/service-{number:05}\n\ngo 1.22\n")
    calls = "\n".join(f'\t_, _ = http.Get(os.Getenv("CALLEE_{one}_URL") + "/items")' for one in callees)
    (service / "main.go").write_text(GO.format(calls=calls))
    (service / "Dockerfile").write_text('FROM scratch\nCOPY app /app\nEXPOSE 8080\nCMD ["/app"]\n')


def python(service: Path, number: int, callees: list[int]) -> None:
    (service / "requirements.txt").write_text("flask\nrequests\n")
    calls = "\n".join(f'    requests.get(os.environ["CALLEE_{one}_URL"] + "/items")' for one in callees)
    (service / "app.py").write_text(PYTHON.format(calls=calls or "    pass"))
    (service / "Dockerfile").write_text('FROM python:3.12\nCOPY . .\nEXPOSE 8080\nCMD ["python", "app.py"]\n')


def synthetic(size: int) -> None:
    """One synthetic fleet: ripgrep, cold and warm, once each."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as cache:
        fleet(Path(folder), size)
        searched = best(["rg", "--no-messages", "--count", ABSENT, folder], times=1)
        cold = run(surveyed(Path(folder)), Path(cache))
        warm = run(surveyed(Path(folder)), Path(cache))
        found = json.loads(warm.output)
        services, calls, waves = (len(found[key]) for key in ("services", "dependencies", "waves"))
        print(
            f"{size:>6} services ({services} found, {calls} calls, {waves} waves): "
            f"cold {cold.seconds:.1f} s ({cold.seconds / searched.seconds:.0f}x ripgrep, {cold.mebibytes:.0f} MiB), "
            f"warm {warm.seconds:.1f} s ({warm.mebibytes:.0f} MiB)",
            flush=True,
        )


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", nargs="*", type=Path)
    parser.add_argument("--sizes", default="10,100,1000,10000")
    options = parser.parse_args()
    if shutil.which("rg") is None:
        sys.exit("The peer is missing: install ripgrep.")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for path in options.checkout:
        real(path)
    for size in filter(None, options.sizes.split(",")):
        synthetic(int(size))


if __name__ == "__main__":
    main()
