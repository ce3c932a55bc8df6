"""PM2's ecosystem files: apps are read from the syntax, and what only running the file tells is left out."""

from __future__ import annotations

from watari.survey.facts import ProcessFact, Setting
from watari.survey.readers.interface import Source
from watari.survey.readers.pm2 import Pm2Reader

CODE = b"""\
module.exports = { apps: [
  { name: 'quay', script: `src/quay.js`, env: { PORT: 1, ...more }, env_production: { PORT: 2 } },
  { name: 'night', script: 'count.py', cron_restart: '0 3 * * *', autorestart: false },
  { name: 'dynamic', script: pick() },
  make('other'),
] };
const other = { apps: { name: 'none', script: 'x.js' } };
"""


def test_apps_of_code() -> None:
    facts = list(Pm2Reader().read(Source("fleet/ecosystem.config.js", CODE)))
    started = {one.process.name: one for one in facts if isinstance(one, ProcessFact)}
    assert set(started) == {"quay", "night"}
    assert started["quay"].process.command == ("node", "src/quay.js")
    assert started["night"].process.command == ("python", "count.py")
    assert (started["night"].process.kind, started["night"].process.schedule) == ("scheduled", "0 3 * * *")
    assert [(one.name, one.value, one.evidence.line) for one in facts if isinstance(one, Setting)] == [("PORT", "2", 2)]


def test_a_folder_outside_the_repository_is_the_files_own() -> None:
    data = b'{"apps": [{"name": "quay", "script": "/srv/quay/index.js", "cwd": "/srv/quay"}]}'
    (fact,) = Pm2Reader().read(Source("fleet/pm2.json", data))
    assert isinstance(fact, ProcessFact)
    assert fact.folder == "fleet"


def test_other_files_are_not_wanted() -> None:
    assert not Pm2Reader().wants("src/process.ts")
    assert not list(Pm2Reader().read(Source("src/process.js", b"module.exports = { run: 1 };")))
