"""GitLab CI as the survey tells it."""

from __future__ import annotations

from pathlib import Path

from watari.model.pipeline import Pipeline
from watari.pipeline.gitlab import WHY_NOT, read

CONFIG = """\
include:
  - local: /ci/deploy.yml
  - project: platform/templates
    file: scan.yml
default:
  before_script: [echo hello]
stages: [build, test, deploy]
.setup: &setup
  - ssh-keyscan host >> ~/.ssh/known_hosts
build:
  stage: build
  script: make build
unit:
  script: [go test ./...]
keys:
  script: *setup
deploy staging:
  extends: .deploy
  environment: {name: staging}
deploy production:
  extends: [.deploy]
  environment: production
  rules:
    - if: $CI_COMMIT_TAG
      when: manual
round:
  extends: .a
.a: {extends: .b, script: date}
.b: {extends: .a}
child:
  trigger: {include: child.yml}
"""
INCLUDED = """\
.commands:
  go: ["ssh deploy@host 'cd /srv && bundle exec rake db:migrate'"]
.deploy:
  script:
    - !reference [.commands, go]
    - scp -q bin/api deploy@host:/srv
"""


def _read(tmp_path: Path, text: str = CONFIG) -> Pipeline:
    (tmp_path / "ci").mkdir(exist_ok=True)
    (tmp_path / "ci/deploy.yml").write_text(INCLUDED)
    (tmp_path / ".gitlab-ci.yml").write_text(text)
    return read(tmp_path, ".gitlab-ci.yml")


def test_jobs_have_their_parts_and_templates_are_none(tmp_path: Path) -> None:
    roles = {job.name: job.role for job in _read(tmp_path).jobs}
    assert roles["build"] == "build"
    assert roles["unit"] == "test"
    assert roles["keys"] == "other"
    assert roles["deploy staging"] == roles["deploy production"] == "deploy"
    assert not [name for name in roles if name.startswith(".")]


def test_deployments_tell_where_behind_what_and_what_runs_once(tmp_path: Path) -> None:
    staging, production = _read(tmp_path).deployments
    assert (staging.home, staging.environment, staging.approvals) == ("ec2", "staging", ())
    assert set(staging.ways) == {"ssh", "scp"}
    assert staging.one_offs == ("bundle exec rake db:migrate",)
    assert (production.environment, production.approvals) == ("production", ("deploy production",))
    assert str(staging.evidence) == ".gitlab-ci.yml:17"


def test_what_stands_elsewhere_is_named(tmp_path: Path) -> None:
    found = _read(tmp_path)
    assert any("project, file" in one for one in found.not_understood)
    assert any("child triggers" in one for one in found.not_understood)
    assert not found.editable
    assert found.why_not == WHY_NOT


def test_an_include_that_leaves_the_repository_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "outside.yml").write_text("deploy: {script: ssh host}\n")
    repository = tmp_path / "repository"
    repository.mkdir()
    (repository / "link.yml").symlink_to(tmp_path / "outside.yml")
    for place in ("../outside.yml", "/link.yml"):
        found = _read(repository, f"include: '{place}'\nbuild: {{script: make build}}\n")
        assert [job.name for job in found.jobs] == ["build"]
        assert "is not in this repository" in found.not_understood[0]


def test_bad_input_is_a_sentence_with_its_line(tmp_path: Path) -> None:
    assert _read(tmp_path, "a: [\n").not_understood[0].startswith("line 2:1: ")
    assert "not a mapping" in _read(tmp_path, "- a\n").not_understood[0]
    assert "!reference is not a list" in _read(tmp_path, "a: !reference b\n").not_understood[0]
    (tmp_path / ".gitlab-ci.yml").write_bytes(b"a: \xff\n")
    assert "byte 3 is not UTF-8" in read(tmp_path, ".gitlab-ci.yml").not_understood[0]
