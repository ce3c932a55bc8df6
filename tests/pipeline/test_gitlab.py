"""GitLab CI as the survey tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from watari.model.pipeline import Deployment, Pipeline
from watari.pipeline.gitlab import WHY_NOT, read

CONFIG = """\
include:
  - local: /ci/deploy.yml
  - project: platform/templates
    file: scan.yml
default:
  before_script: [bundle install]
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

deploy demo:
  extends: .deploy
"""


def _read(tmp_path: Path, text: str = CONFIG) -> Pipeline:
    (tmp_path / "ci").mkdir(exist_ok=True)
    (tmp_path / "ci/deploy.yml").write_text(INCLUDED)
    (tmp_path / ".gitlab-ci.yml").write_text(text)
    return read(tmp_path, ".gitlab-ci.yml")


def _deployments(found: Pipeline) -> dict[str, Deployment]:
    return {one.name: one for one in found.deployments}


def test_jobs_have_their_parts_and_templates_are_none(tmp_path: Path) -> None:
    roles = {job.name: job.role for job in _read(tmp_path).jobs}
    assert roles == {
        "deploy demo": "deploy",
        "build": "build",
        "unit": "test",  # What runs before every job is not what this one is for.
        "keys": "other",
        "deploy staging": "deploy",
        "deploy production": "deploy",
        "round": "other",
        "child": "other",
    }


def test_deployments_tell_where_behind_what_and_what_runs_once(tmp_path: Path) -> None:
    found = _deployments(_read(tmp_path))
    staging, production = found["deploy staging"], found["deploy production"]
    assert (staging.home, staging.environment, staging.approvals) == ("ec2", "staging", ())
    assert set(staging.ways) == {"ssh", "scp"}
    assert staging.one_offs == ("bundle exec rake db:migrate",)
    assert (production.environment, production.approvals) == ("production", ("deploy production",))
    assert str(staging.evidence) == ".gitlab-ci.yml:17"


def test_a_job_of_an_included_file_is_proven_there(tmp_path: Path) -> None:
    demo = _deployments(_read(tmp_path))["deploy demo"]
    assert (str(demo.evidence), demo.environment) == ("ci/deploy.yml:8", "demo")


def test_what_stands_elsewhere_is_named(tmp_path: Path) -> None:
    found = _read(tmp_path)
    assert found.not_understood == (
        ".gitlab-ci.yml:3: what include project platform/templates, file scan.yml brings is not here.",
        ".gitlab-ci.yml:29: .b extends .a, in a circle.",
        ".gitlab-ci.yml:30: what the pipeline that child triggers does stands elsewhere.",
    )
    assert (found.editable, found.why_not) == (False, WHY_NOT)


@pytest.mark.parametrize(
    ("include", "named"),
    [
        ("https://example.org/ci.yml", "https://example.org/ci.yml"),
        ("{remote: 'https://example.org/ci.yml'}", "remote https://example.org/ci.yml"),
        ("[{template: Auto-DevOps.gitlab-ci.yml}]", "template Auto-DevOps.gitlab-ci.yml"),
        ("\n  - component: example.org/deploy@1", "component example.org/deploy@1"),
        ("{local: $FILE}", "local $FILE"),
    ],
)
def test_an_include_from_elsewhere_is_named(tmp_path: Path, include: str, named: str) -> None:
    line = 2 if include.startswith("\n") else 1
    found = _read(tmp_path, f"include: {include}\n")
    assert found.not_understood == (f".gitlab-ci.yml:{line}: what include {named} brings is not here.",)


@pytest.mark.parametrize("include", ["ci/deploy.yml", "[{local: ci/deploy.yml}]", "{local: '/ci/*.yml'}", "'/**.yml'"])
def test_an_include_from_the_repository_is_read(tmp_path: Path, include: str) -> None:
    found = _read(tmp_path, f"include: {include}\n")
    assert [job.name for job in found.jobs] == ["deploy demo"]
    assert found.not_understood == ()


def test_a_job_is_merged_over_the_included_one_and_includes_may_go_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "other.yml").write_text("include: .gitlab-ci.yml\ndeploy demo: {environment: qa}\n")
    found = _read(tmp_path, "include: [other.yml, ci/deploy.yml]\ndeploy demo: {stage: deploy}\n")
    assert [(one.environment, str(one.evidence)) for one in found.deployments] == [("qa", ".gitlab-ci.yml:2")]
    assert found.not_understood == ()


def test_an_include_that_leaves_the_repository_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "outside.yml").write_text("deploy: {script: ssh host}\n")
    repository = tmp_path / "repository"
    repository.mkdir()
    (repository / "link.yml").symlink_to(tmp_path / "outside.yml")
    for place in ("../outside.yml", "/link.yml", "../*.yml", "/lin*.yml", "/gone.yml"):
        found = _read(repository, f"build: {{script: make build}}\ninclude: '{place}'\n")
        assert [job.name for job in found.jobs] == ["build"]
        assert found.not_understood[0].startswith(".gitlab-ci.yml:2: include ")
        assert found.not_understood[0].endswith("it is not in this repository.")
    assert read(repository, "link.yml").not_understood == ("it is not in this repository.",)


def test_an_included_file_that_is_broken_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.yml").write_text("a:\n  b: [\n")
    found = _read(tmp_path, "include: broken.yml\nbuild: {script: make build}\n")
    assert found.not_understood[0].startswith(".gitlab-ci.yml:1: include broken.yml: line 3:1: ")
    assert [job.name for job in found.jobs] == ["build"]


def test_templates_anchors_and_references_are_laid_out(tmp_path: Path) -> None:
    config = """\
.base: &base
  before_script: [[date], "eval $(ssh-agent)"]
  variables: {REGION: tokyo, TIER: qa}
.other: {script: make test, variables: {TIER: uat}}
.run: {script: ["rsync -a bin/ deploy@host:/srv"]}
merged:
  <<: *base
  script: [[!reference [.run, script]], !reference [.gone, script]]
both:
  extends: [.base, .other]
  script: ssh deploy@host restart
  environment: {name: $TIER}
steps:
  run: [{name: copy, script: scp a deploy@host:/}, {name: scan, step: example.org/scan@1}]
lost:
  extends: .nowhere
"""
    found = _read(tmp_path, config)
    deployed = _deployments(found)
    assert {name: one.ways for name, one in deployed.items()} == {
        "merged": ("rsync",),
        "both": ("ssh",),
        "steps": ("scp",),
    }
    assert deployed["both"].environment == "uat"
    assert found.not_understood == (
        ".gitlab-ci.yml:15: lost extends .nowhere, which is not here.",
        ".gitlab-ci.yml:8: !reference [.gone, script] is not here.",
        ".gitlab-ci.yml:13: what a step of steps does stands elsewhere.",
    )


def test_before_and_after_scripts_count_and_a_job_can_turn_the_default_off(tmp_path: Path) -> None:
    config = """\
default: {before_script: ssh deploy@host stop}
after_script: [scp a deploy@host:/]
one: {script: date}
two: {script: date, before_script: []}
three: {script: date, before_script: [], after_script: []}
"""
    found = _read(tmp_path, config)
    assert {one.name: set(one.ways) for one in found.deployments} == {"one": {"ssh", "scp"}, "two": {"scp"}}


def test_environments(tmp_path: Path) -> None:
    config = """\
variables: {TIER: live, ASKED: {value: qa, description: Where to}}
.go: {script: ssh deploy@host restart}
a: {extends: .go, environment: $TIER}
b-prod: {extends: .go, environment: {name: "${TIER}"}, parallel: {matrix: [{TIER: [qa, uat]}]}}
c: {extends: .go, environment: review/$CI_COMMIT_REF_SLUG}
d-demo: {extends: .go}
e: {extends: .go, environment: {name: live, action: stop}}
f: {extends: .go, environment: {name: $ASKED}}
"""
    found = _read(tmp_path, config)
    assert {one.name: one.environment for one in found.deployments} == {
        "a": "live",
        "b-prod": "prod",
        "c": None,
        "d-demo": "demo",
        "f": None,
    }
    assert found.not_understood == (
        ".gitlab-ci.yml:4: the environment ${TIER} of b-prod comes from its matrix.",
        ".gitlab-ci.yml:5: the environment review/$CI_COMMIT_REF_SLUG of c is known when it runs.",
        ".gitlab-ci.yml:8: the environment $ASKED of f is known when it runs.",
    )


def test_buttons_before_a_deployment_are_approvals(tmp_path: Path) -> None:
    config = """\
stages: [ask, deploy, last]
.go: {script: ssh deploy@host restart}
.rules: {ask: [{when: manual}]}
gate: {stage: ask, script: echo ok, when: manual, allow_failure: false}
optional: {stage: ask, script: echo ok, when: manual}
one: {extends: .go, stage: deploy}
two: {extends: .go, stage: deploy, needs: []}
three: {extends: .go, stage: last, needs: [{job: optional}, two]}
four: {extends: .go, stage: deploy, needs: [], rules: [!reference [.rules, ask]]}
five: {extends: .go, stage: last, needs: [between]}
between: {script: date, needs: [four, four-gone]}
"""
    found = _read(tmp_path, config)
    assert {one.name: one.approvals for one in found.deployments} == {
        "one": ("gate",),
        "two": (),
        "three": ("optional",),
        "four": ("four",),
        "five": ("four",),
    }
    roles = {job.name: job.role for job in found.jobs}
    assert (roles["gate"], roles["optional"], roles["four"]) == ("approval", "approval", "deploy")


@pytest.mark.parametrize(("more", "gates"), [("", ("gate",)), (", allow_failure: true", ())])
def test_a_button_in_the_rules_stops_later_stages_unless_it_may_be_left(
    tmp_path: Path, more: str, gates: tuple[str, ...]
) -> None:
    config = f"gate: {{stage: build, script: date, rules: [{{when: manual{more}}}]}}\nship: {{script: ssh host go}}\n"
    assert [one.approvals for one in _read(tmp_path, config).deployments] == [gates]


def test_roles(tmp_path: Path) -> None:
    config = """\
migrate: {script: [bundle exec rake db:migrate]}
smoke-test: {script: ssh deploy@host curl localhost}
deploy-test: {script: ssh deploy@host restart}
package: {script: tar c .}
image: {script: ssh deploy@host restart}
pages: {script: date}
rspec: {script: bundle exec rspec}
"""
    assert {job.name: job.role for job in _read(tmp_path, config).jobs} == {
        "migrate": "one-off",
        "smoke-test": "test",
        "deploy-test": "deploy",
        "package": "build",
        "pages": "other",
        "rspec": "test",
    }


def test_a_script_of_the_repository_is_followed_and_each_home_is_a_deployment(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/ship.sh").write_text("scp a deploy@host:/\naws ecs update-service --service a\n")
    found = _read(tmp_path, "ship: {script: ./bin/ship.sh, environment: live}\n")
    assert [(one.home, one.ways, one.environment) for one in found.deployments] == [
        ("ec2", ("scp",), "live"),
        ("ecs", ("ecs",), "live"),
    ]


def test_a_header_of_inputs_is_no_configuration(tmp_path: Path) -> None:
    found = _read(tmp_path, "spec: {inputs: {host: {}}}\n---\nship:\n  script: ssh $[[ inputs.host ]] go\n")
    assert [str(one.evidence) for one in found.deployments] == [".gitlab-ci.yml:3"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("a: [\n", "line 2:1: "),
        ("a: b\n c: d\n", "line 2:3: "),
        ("- a\n", "line 1: the file is not a mapping"),
        ("", "line 1: the file is not a mapping"),
        ("a: 1\n--- {b: 2}\n", "line 2: "),
        ("a:\n  !reference b\n", "line 2:3: "),
        ("a: !!python/object:os.system {}\n", "line 1:4: "),
        ("a: *gone\n", "line 1:4: "),
        ("? [a, b]\n: c\n? {d: e}\n: f\n", "line 1:3: "),
    ],
)
def test_bad_input_is_a_sentence_with_its_line(tmp_path: Path, text: str, start: str) -> None:
    found = _read(tmp_path, text)
    assert found.not_understood[0].startswith(start)
    assert (found.jobs, found.editable, found.why_not) == ((), False, found.not_understood[0])


def test_files_that_cannot_be_read_are_a_sentence(tmp_path: Path) -> None:
    (tmp_path / ".gitlab-ci.yml").write_bytes(b"a: 1\nb: \xff\n")
    assert read(tmp_path, ".gitlab-ci.yml").not_understood[0].startswith("line 2: byte 8 is not UTF-8")
    assert "not in this repository" in read(tmp_path, "gone.yml").not_understood[0]
    assert "cannot be read" in read(tmp_path, "a" * 300).not_understood[0]


@pytest.mark.parametrize(
    "text",
    [
        "job: {script: &a [ssh host, *a]}\n",
        ".a: [!reference [.a]]\njob: {script: [!reference [.a]]}\n",
        "job: {script: date, extends: " + "[" * 3000 + "]" * 3000 + "}\n",
        "a: {extends: .x, v: &v {w: *v}}\n.x: {script: date, v: &w {w: *w}}\n",
    ],
)
def test_what_stands_in_itself_ends(tmp_path: Path, text: str) -> None:
    assert "Write that part out" in _read(tmp_path, text).not_understood[0]


def test_odd_values_raise_nothing(tmp_path: Path) -> None:
    config = f"""\
on: {{script: 5, environment: [1], needs: {{a: b}}, rules: x, parallel: 3, stage: [a], run: [1], extends: {{}}}}
long: {{script: 'cat {"x" * 300}.sh && ssh host'}}
default: text
include: [1, [2], null]
variables: [a]
stages: {{a: b}}
"""
    assert [job.role for job in _read(tmp_path, config).jobs] == ["other", "deploy"]
