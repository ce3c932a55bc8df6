"""A Jenkinsfile as the survey tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from watari.model.pipeline import Pipeline
from watari.pipeline.jenkins import WHY_NOT, read

DECLARATIVE = r"""
@Library('platform') _
pipeline {
  agent any
  environment { BRACE = '}' }
  stages {
    // stage('Never') { steps { sh 'ssh host' } }
    stage('Build') { steps { sh "make build" } }
    stage('Checks') {
      parallel {
        stage('Unit') { steps { sh 'make test' } }
        stage('Lint') { steps { sh(script: 'make lint', returnStdout: true) } }
      }
    }
    stage('Deploy staging') {
      steps {
        sh '''
          scp bin/api deploy@"$HOST":/srv # {
          ssh deploy@"$HOST" 'cd /srv && python manage.py migrate'
        '''
      }
    }
    stage('Ask') { steps { input message: 'Ship it?' } }
    stage('Deploy production') {
      when { branch 'main' }
      steps { ansiblePlaybook playbook: 'site.yml' }
    }
    stage('Keys') { steps { sh 'ssh-keyscan host >> known_hosts' } }
    stage('Odd') { steps { sh command } }
  }
}
"""
SCRIPTED = r"""
node {
  stage('Package') { sh 'mvn -q package' }
  stage('Release') {
    step([$class: 'AWSCodeDeployPublisher', applicationName: 'api'])
  }
}
"""


def _read(tmp_path: Path, text: str) -> Pipeline:
    (tmp_path / "Jenkinsfile").write_text(text)
    return read(tmp_path, "Jenkinsfile")


def test_stages_have_their_parts(tmp_path: Path) -> None:
    roles = {job.name: job.role for job in _read(tmp_path, DECLARATIVE).jobs}
    assert roles == {
        "Build": "build",
        "Unit": "test",
        "Lint": "test",
        "Deploy staging": "deploy",
        "Ask": "approval",
        "Deploy production": "deploy",
        "Keys": "other",
        "Odd": "other",
    }


def test_deployments_tell_where_behind_what_and_what_runs_once(tmp_path: Path) -> None:
    staging, production = _read(tmp_path, DECLARATIVE).deployments
    assert (staging.home, staging.environment, staging.approvals) == ("ec2", "staging", ())
    assert staging.one_offs == ("python manage.py migrate",)
    assert str(staging.evidence) == "Jenkinsfile:15"
    assert (production.ways, production.environment, production.approvals) == (("ansible",), "production", ("Ask",))


def test_what_is_no_literal_is_named(tmp_path: Path) -> None:
    found = _read(tmp_path, DECLARATIVE)
    assert "Jenkinsfile:2: what @Library brings stands elsewhere." in found.not_understood
    assert "Jenkinsfile:29: what sh runs is not a text." in found.not_understood
    assert (found.editable, found.why_not) == (False, WHY_NOT)


def test_scripted_pipelines_and_plugins(tmp_path: Path) -> None:
    found = _read(tmp_path, SCRIPTED)
    assert [job.role for job in found.jobs] == ["build", "deploy"]
    assert found.deployments[0].ways == ("codedeploy",)


def _roles(found: Pipeline) -> dict[str, str]:
    return {job.name: job.role for job in found.jobs}


def _approvals(found: Pipeline) -> dict[str, tuple[str, ...]]:
    return {one.name: one.approvals for one in found.deployments}


def test_texts_comments_and_slashes_hold_no_braces_and_no_stages(tmp_path: Path) -> None:
    text = r"""
/* stage('Never') { sh 'ssh host' } */
node {
  def name = "${env.A ?: "}"} { \" {"
  if (env.BRANCH_NAME ==~ /release\/*'{.*/) { echo "}}" }
  stage('Ship') { sh "ssh deploy@${HOST} 'echo {'" } // { stage('No') {
  stage("It's") { sh '''echo "it's" }''' }
}
"""
    found = _read(tmp_path, text)
    assert _roles(found) == {"Ship": "deploy", "It's": "other"}
    assert str(found.deployments[0].evidence) == "Jenkinsfile:6"


@pytest.mark.parametrize(
    "step",
    [
        "sh 'ssh host restart'",
        "sh(script: 'ssh host restart', returnStdout: true).trim()",
        "sh label: 'restart', script: 'ssh host restart'",
        "sh returnStatus: true,\n  script: '''\n ssh host restart\n'''.stripIndent()",
        'bat "ssh host restart"',
        "sh('echo ' + what + '; ssh host restart')",
        "sshagent(['key']) { sh 'ssh host restart' }",
        "sshCommand remote: host, command: 'restart'",
        "sshPublisher(publishers: [sshPublisherDesc(transfers: [sshTransfer(execCommand: 'restart')])])",
        "withAWS(region: 'x') { createDeployment(applicationName: 'a') }",
        "go('host')",
    ],
)
def test_steps_that_deploy(tmp_path: Path, step: str) -> None:
    config = f"def go(host) {{ sh \"ssh ${{host}} restart\" }}\nnode {{ stage('x') {{\n {step}\n}} }}\n"
    found = _read(tmp_path, config)
    assert [one.home for one in found.deployments] == ["ec2"]


@pytest.mark.parametrize(
    "step",
    [
        "sh 'ssh-keyscan host'",
        "echo 'ssh host'",
        "sshagent(['key']) { sh 'git push' }",
        "echo 'AWSCodeDeployPublisher'",
        "def sh = 'ssh host'",
        "other.sh 'ssh host'",
        "when { expression { sh(script: 'ssh host true', returnStatus: true) == 0 } }",
    ],
)
def test_steps_that_deploy_nothing(tmp_path: Path, step: str) -> None:
    found = _read(tmp_path, f"node {{ stage('x') {{\n {step}\n}} }}\n")
    assert (_roles(found), found.deployments) == ({"x": "other"}, ())


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        ("sh script", "what sh runs is not a text."),
        ("sh(script: cmd)", "what sh runs is not a text."),
        ("sh 'ls ' + what", "what sh runs is not a text."),
        ("load 'ci/x.groovy'", "what load brings stands elsewhere."),
        ("build job: 'other'", "what build brings stands elsewhere."),
        ("library('a@1')", "what library brings stands elsewhere."),
        ("stage(name) { sh 'ls' }", "the name of a stage is not a text."),
        ('stage("a ${b}") { sh "ls" }', "the name of a stage is not a text."),
        ("stage 'old'", "a stage without a block."),
        ("stage('deploy') { shipIt() }", "no line of the stage deploy says what it runs."),
        ("matrix { axes { } }", "what a matrix runs is known when it runs."),
    ],
)
def test_what_no_line_says_is_named_with_its_line(tmp_path: Path, step: str, sentence: str) -> None:
    found = _read(tmp_path, f"node {{\n stage('x') {{\n{step}\n}} }}\n")
    assert found.not_understood == (f"Jenkinsfile:3: {sentence}",)


def test_a_deployment_waits_for_what_was_asked_before_it_and_not_beside_it(tmp_path: Path) -> None:
    text = r"""
node {
  stage('First') { sh 'ssh host restart'
    input 'Did it work?' }
  stage('Both') {
    parallel(
      a: { stage('A') { input message: 'a?'
        sh 'ssh a restart' } },
      b: { stage('B') { sh 'ssh b restart' } }
    )
  }
  stage('Last') { input 'Sure?'
    sh 'ssh host restart' }
}
"""
    assert _approvals(_read(tmp_path, text)) == {
        "First": (),
        "A": ("A", "First"),
        "B": ("First",),
        "Last": ("Last", "A", "First"),
    }


def test_branches_of_a_declarative_parallel_and_the_input_of_a_stage_around(tmp_path: Path) -> None:
    text = r"""
pipeline { stages { stage('Out') {
  input { message 'Go?' }
  parallel {
    stage('A') { input { message 'A?' }
      steps { sh 'ssh a restart' } }
    stage('B') { steps { sh 'ssh b restart' } }
  }
} } }
"""
    assert _approvals(_read(tmp_path, text)) == {"A": ("A", "Out"), "B": ("Out",)}


def test_the_environment_of_a_stage_wins_over_its_name(tmp_path: Path) -> None:
    text = r"""
pipeline { environment { DEPLOY_ENV = 'qa' }
stages {
  stage('Deploy demo') { environment { NOTE = 'live'
    DEPLOY_ENV = 'production' }
    steps { sh 'ssh host restart' } }
  stage('Deploy uat') { steps { sh 'ssh host restart' } }
  stage('Ship') { steps { sh 'ssh host restart' } }
} }
"""
    assert [one.environment for one in _read(tmp_path, text).deployments] == ["production", "uat", None]


def test_what_runs_outside_of_every_stage_is_the_pipeline(tmp_path: Path) -> None:
    assert _roles(_read(tmp_path, "node { sh 'ssh host restart' }\n")) == {"pipeline": "deploy"}
    assert _roles(_read(tmp_path, "stage('a') { sh 'ls' }\nsh 'echo done'\n")) == {"a": "other"}


def test_scripts_and_playbooks_are_followed(tmp_path: Path) -> None:
    (tmp_path / "site.yml").write_text("- command: bundle exec rake db:migrate\n")
    found = _read(tmp_path, "node { stage('x') { ansiblePlaybook(\n playbook: 'site.yml') } }\n")
    assert [one.one_offs for one in found.deployments] == [("bundle exec rake db:migrate",)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("node {\n  stage('a') {\n", "line 2: a brace"),
        ("}\n", "line 1: a brace"),
        ("node {\n ( }\n}\n", "line 3: a brace"),
        ("node {\n sh 'ls\n}\n", "line 2: a text or a comment does not close"),
        ("node {\n sh '''ls\n}\n", "line 2: a text or a comment does not close"),
        ('node {\n sh """' + "${a}\\" * 500 + "\n}\n", "line 2: a text or a comment does not close"),
        ('node {\n sh "' + "${a}\\\\" * 500 + "\n}\n", "line 2: a text or a comment does not close"),
        ("/* a\nnode {}\n", "line 1: a text or a comment does not close"),
    ],
)
def test_bad_input_is_a_sentence_with_its_line(tmp_path: Path, text: str, why: str) -> None:
    found = _read(tmp_path, text)
    assert found.not_understood[0].startswith(why)
    assert (found.jobs, found.editable, found.why_not) == ((), False, found.not_understood[0])


def test_files_that_cannot_be_read_are_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "Jenkinsfile").write_bytes(b"node {}\n// \xff")
    assert read(tmp_path, "Jenkinsfile").not_understood[0].startswith("line 2: byte 11 is not UTF-8")
    (tmp_path / "outside").write_text("node { stage('a') { sh 'ssh host' } }")
    repository = tmp_path / "repository"
    repository.mkdir()
    (repository / "Jenkinsfile").symlink_to(tmp_path / "outside")
    for path in ("Jenkinsfile", "../outside", "gone"):
        assert read(repository, path).not_understood == ("it is not in this repository.",)
    assert "cannot be read" in read(repository, "a" * 300).not_understood[0]


def test_odd_input_raises_nothing(tmp_path: Path) -> None:
    assert _read(tmp_path, "").jobs == ()
    assert _read(tmp_path, "stage(\nsh(\nparallel [\n").jobs == ()
    assert _roles(_read(tmp_path, f"stage('a') {{ sh 'cat {'x' * 300}.sh; ssh host' }}")) == {"a": "deploy"}
    calls = "".join(f"def f{n}() {{ f{n + 1}(); f{n + 1}() }}\n" for n in range(40))
    assert _roles(_read(tmp_path, calls + "def f40() { f0(); sh 'ssh host' }\nstage('a') { f0() }")) == {"a": "deploy"}
