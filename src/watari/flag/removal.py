"""Taking the ECS flag out again, when one of the two homes is gone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from watari.flag.environment import without_variable
from watari.flag.script.languages import languages
from watari.model.edit import EditResult
from watari.sources.config import Config

Keep = Literal["ecs", "ec2"]


def retire(repository: Path, config: Config, *, keep: Keep = "ecs", expressions: Sequence[str] = ()) -> EditResult:
    """Edits of purpose ``removal`` for the code of one repository; what must stay for now is in ``refused``.

    ``repository`` is its absolute folder. ``keep`` is the home that stays; ``expressions`` are flags
    that people wrote by hand, as they stand in the code and are true on ECS. Nothing is written.
    """
    from watari.flag.go.retire import GoRetire
    from watari.flag.script.retire import ScriptRetire

    results = [GoRetire(repository, keep, expressions).run()]
    results += [ScriptRetire(repository, language, keep, expressions).run() for language in languages()]
    if any(one.edits for one in results) and not any(one.refused for one in results):
        # What sets the variable stays as long as something may ask it.
        made = [edit for one in results for edit in one.edits]
        results.append(without_variable(repository, config.flag.env, made))
    return EditResult(
        tuple(edit for one in results for edit in one.edits),
        refused=tuple(reason for one in results for reason in one.refused),
    )
