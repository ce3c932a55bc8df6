"""The check's speed, side by side with programs that search the same trees in the same run.

usage: check_speed.py [CHECKOUT…] [--corpus MEGABYTES] [--ast-grep PROGRAM] [--semgrep PROGRAM]

Each CHECKOUT is a folder of somebody's repository (the figures in README.md are of influxdata/telegraf); the
corpus is made for the run and holds as many megabytes as asked for. The peers: ripgrep with one literal, ast-grep
with the same rules, semgrep with five rules of the same kind. ast-grep and semgrep are left out where they are not
installed. Every run is a process of its own: wall time in seconds (the best of three on a checkout), the largest
resident set of one process in MiB, and the ratio to ripgrep.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import check_corpus
import yaml
from measured import Ran, best, run

from watari.rules.languages import GRAMMARS
from watari.rules.rule import catalogue_folder, shipped

LITERAL = "169.254.169.254"
PATTERNS = (
    ("go", "ec2metadata.New(...)"),
    ("go", "imds.NewFromConfig(...)"),
    ("go", "ec2rolecreds.NewCredentials(...)"),
    ("python", 'requests.get("=~/169.254.169.254/", ...)'),
    ("java", "com.amazonaws.util.EC2MetadataUtils.getInstanceId()"),
)
SEMGREP = {
    "rules": [
        {"id": f"rule-{number}", "languages": [language], "severity": "ERROR", "message": "EC2", "pattern": pattern}
        for number, (language, pattern) in enumerate(PATTERNS)
    ]
}


def checked(path: Path) -> list[str]:
    return [sys.executable, "-m", "watari", "check", str(path), "--format", "json"]


def peers(path: Path, folder: Path, options: argparse.Namespace) -> Iterator[tuple[str, list[str]]]:
    """The other programs and how they are called."""
    if shutil.which(options.ast_grep):
        config = folder / "sgconfig.yml"
        folders = [str(one) for one in sorted(catalogue_folder().iterdir()) if one.name in GRAMMARS.values()]
        config.write_text(yaml.safe_dump({"ruleDirs": folders}))
        yield "ast-grep, same rules", [options.ast_grep, "scan", "--config", str(config), "--json=stream", str(path)]
    if shutil.which(options.semgrep):
        config = folder / "semgrep.yml"
        config.write_text(yaml.safe_dump(SEMGREP))
        flags = ["--metrics=off", "--disable-version-check", "--quiet", "--json", "--no-git-ignore"]
        yield "semgrep, five rules", [options.semgrep, "scan", "--config", str(config), *flags, str(path)]


def measure(path: Path, options: argparse.Namespace, times: int) -> None:
    """One tree: ripgrep first, then watari cold and warm, then the others."""
    searched = best(["rg", "--no-messages", "--count", "--fixed-strings", LITERAL, str(path)], times=times)
    print(f"{path.name}: ripgrep, one literal {searched.seconds:.2f} s", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cold = best(checked(path), times=times)
        found = json.loads(cold.output)
        show(f"watari cold ({len(shipped())} rules, {len(found['findings'])} findings)", cold, searched)
        run(checked(path), folder / "cache")
        show("watari warm", best(checked(path), folder / "cache"), searched)
        for title, command in peers(path, folder, options):
            ran = best(command, times=times)
            show(title, ran, searched, f", {ran.seconds / cold.seconds:.1f}x watari cold")


def show(title: str, ran: Ran, searched: Ran, more: str = "") -> None:
    ratio = ran.seconds / searched.seconds
    print(f"  {title}: {ran.seconds:.2f} s, {ran.mebibytes:.0f} MiB, {ratio:.1f}x ripgrep{more}", flush=True)


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", nargs="*", type=Path)
    parser.add_argument("--corpus", type=int, default=1100, help="megabytes; 0 for none")
    parser.add_argument("--ast-grep", default="ast-grep")
    parser.add_argument("--semgrep", default="semgrep")
    options = parser.parse_args()
    if shutil.which("rg") is None:
        sys.exit("The peer is missing: install ripgrep.")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for path in options.checkout:
        measure(path, options, times=3)
    if options.corpus:
        with tempfile.TemporaryDirectory() as name:
            files = check_corpus.write(Path(name) / "corpus", options.corpus * 1000 * 1000)
            print(f"corpus of {options.corpus} MB in {files} files")
            measure(Path(name) / "corpus", options, times=1)


if __name__ == "__main__":
    main()
