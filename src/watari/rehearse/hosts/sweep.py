"""Removing what dead runs left: a run that was killed could not clean up after itself."""

from __future__ import annotations

import shutil
from pathlib import Path

from watari.rehearse.hosts.owner import MARKER, Owner, kill_marked, records


def sweep() -> tuple[str, ...]:
    """Removes processes, folders, containers, networks and images of runs whose process is gone.

    Gives the ids of the runs that had left something. Runs that are alive, and
    those of other machines sharing a Docker Engine, are left alone.
    """
    swept: set[str] = set(_sweep_containers())
    for record in list(records()):
        if not Owner.parse(record.owner).dead():
            continue
        kill_marked(record.run_id)
        for folder in map(Path, record.folders):
            marker = folder / MARKER
            # The marker is the proof that this folder is the dead run's and not another's since.
            if marker.is_file() and marker.read_text() == record.run_id:
                shutil.rmtree(folder, ignore_errors=True)
        record.forget()
        swept.add(record.run_id)
    return tuple(sorted(swept))


def _sweep_containers() -> tuple[str, ...]:
    from watari.errors import RehearsalFailed
    from watari.rehearse.hosts.engine import dead_runs, engine, remove_run

    try:
        client = engine()
    except RehearsalFailed:
        return ()
    found = dead_runs(client)
    for run_id in found:
        remove_run(client, run_id)
    client.close()
    return found
