"""Taking the ECS flag out again, when EC2 is gone.

Thin for now: guards that hold EC2-only statements are deleted, and the flag's
own code once nothing asks it any more. Calls of the generated package are told,
not replaced.
"""

from __future__ import annotations

from pathlib import Path

from watari.model.edit import EditResult
from watari.model.fleet import Service
from watari.sources.config import Config


def retire(repository: Path, service: Service, config: Config) -> EditResult:
    """Edits of purpose ``removal`` for the code of ``service``; what must stay for now is in ``refused``.

    ``repository`` is the absolute folder of the service. Nothing is written.
    """
    if "go" not in {one.lower() for one in service.languages}:
        return EditResult()
    from watari.flag.go.retire import GoRetire

    return GoRetire(repository).run()
