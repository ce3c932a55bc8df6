"""A Jenkinsfile as the survey tells it."""

from __future__ import annotations

from pathlib import Path

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


def test_bad_input_is_a_sentence_with_its_line(tmp_path: Path) -> None:
    assert "line 2: a brace" in _read(tmp_path, "node {\n  stage('a') {\n").not_understood[0]
    assert "line 1: a brace" in _read(tmp_path, "}\n").not_understood[0]
    (tmp_path / "Jenkinsfile").write_bytes(b"\xff")
    assert "byte 0 is not UTF-8" in read(tmp_path, "Jenkinsfile").not_understood[0]
