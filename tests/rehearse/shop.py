"""A fleet of one service that works in both homes: small, so that many rehearsals of it fit into a test run."""

from __future__ import annotations

import subprocess
from pathlib import Path

MAIN = """package main

import "net/http"

func main() {
	http.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("ok")) })
	http.ListenAndServe(":8080", nil)
%s}
"""
FILES = {
    "go.mod": "module example.test/shop\n\ngo 1.21\n",
    "deploy/shop.service": "[Service]\nExecStart=/opt/shop/bin/shop\nEnvironment=PORT=8080\n",
    "Makefile": "build:\n\tCGO_ENABLED=0 go build -o bin/shop ./cmd/shop\n",
    ".gitignore": "bin/\n",
}


def make(folder: Path, *, body: str = "", git: bool = True) -> Path:
    """Writes the shop below ``folder``, with a line more at the end of its ``main``; as a git repository or not."""
    for name, text in {**FILES, "cmd/shop/main.go": MAIN % body}.items():
        (folder / "shop" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "shop" / name).write_text(text)
    if git:
        commit(folder / "shop")
    return folder / "shop"


def commit(folder: Path) -> None:
    """Makes ``folder`` a repository with one commit of all it holds."""
    identity = ["-c", "user.name=t", "-c", "user.email=t@localhost"]
    for arguments in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-qm", "start"]):
        subprocess.run(["git", "-C", str(folder), *arguments], check=True)
