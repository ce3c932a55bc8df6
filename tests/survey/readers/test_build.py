"""Maven and Gradle files: what is a program, what it runs with, what answers its health path."""

from __future__ import annotations

import pytest

from watari.survey.facts import BuildFile, Fact, HealthFact
from watari.survey.readers.buildfiles import BuildFileReader
from watari.survey.readers.interface import Source


def read(path: str, text: str) -> list[Fact]:
    return list(BuildFileReader().read(Source(path, text.encode())))


def build(path: str, text: str) -> BuildFile:
    return next(one for one in read(path, text) if isinstance(one, BuildFile))


POM = """<project>
  <parent><artifactId>fleet</artifactId></parent>
  <!-- <artifactId>old</artifactId> -->
  <artifactId>ferry</artifactId>
  <dependencyManagement><dependencies>
    <dependency><artifactId>jedis</artifactId></dependency>
  </dependencies></dependencyManagement>
  <dependencies>
    <dependency><artifactId>postgresql</artifactId></dependency>
    <dependency><artifactId>h2</artifactId><scope>test</scope></dependency>
    <dependency>
      <artifactId>spring-boot-starter-actuator</artifactId>
    </dependency>
  </dependencies>
</project>
"""


def test_a_module_is_named_by_itself_and_runs_with_what_is_no_test() -> None:
    one = build("ferry/pom.xml", POM)
    assert (one.name, one.evidence.line) == ("ferry", 4)
    assert one.packages == ("postgresql", "spring-boot-starter-actuator")


def test_the_actuator_answers_from_its_own_line() -> None:
    found = [(one.path, one.evidence.line) for one in read("ferry/pom.xml", POM) if isinstance(one, HealthFact)]
    assert found == [("/actuator/health", 12)]


def test_an_aggregator_is_nothing_by_itself() -> None:
    assert read("pom.xml", "<project><artifactId>a</artifactId><packaging>pom</packaging></project>") == []


@pytest.mark.parametrize(
    ("text", "runnable"),
    [
        ("plugins { id 'org.springframework.boot' version '3.2.0' }", True),
        ("plugins {\n    alias(libs.plugins.spring.boot)\n}", True),
        ("apply plugin: 'war'", True),
        ("plugins { id 'org.springframework.boot' version '3.2.0' apply false }", False),
        ("dependencies {\n    implementation 'org.springframework.boot:spring-boot-starter:3'\n}", False),
        ("plugins { id 'org.springframework.boot' }\nbootJar { enabled = false }", False),
        ("subprojects {\n    apply plugin: 'org.springframework.boot'\n}", False),
        ("// apply plugin: 'application'", False),
    ],
)
def test_a_program_is_told_from_a_library(text: str, runnable: bool) -> None:
    assert build("ferry/build.gradle", text).runnable is runnable


def test_dependencies_of_a_project_are_those_it_runs_with() -> None:
    text = """dependencies {
    implementation("redis.clients:jedis:5.0.0")
    implementation(libs.spring.boot.starter.amqp)
    runtimeOnly group: 'com.mysql', name: 'mysql-connector-j'
    testImplementation 'com.h2database:h2:2'
}
"""
    assert build("ferry/build.gradle.kts", text).packages == ("jedis", "spring-boot-starter-amqp", "mysql-connector-j")
