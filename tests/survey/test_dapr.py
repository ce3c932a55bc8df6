"""Dapr's application ids, and workloads that run the project of their name."""

from __future__ import annotations

from watari.model.evidence import Evidence
from watari.survey import readers
from watari.survey.calls import address_of
from watari.survey.dotnet import settle_projects
from watari.survey.facts import BuildFile, Container, DiscoveryName, Fact, FactBase
from watari.survey.readers.dapr import DaprReader

_COMPOSE = b"""services:
  fares:
    image: ferry/fares
  fares-dapr:
    image: daprio/daprd
    command: ["./daprd", "-app-id", "fare-desk", "-app-port", "80"]
    network_mode: "service:fares"
  placement:
    image: daprio/dapr
    command: ["./placement", "-port", "50000"]
"""
_DEPLOYMENT = b"""kind: Deployment
metadata:
  name: berths
spec:
  template:
    metadata:
      annotations:
        dapr.io/enabled: "true"
        dapr.io/app-id: "berth-desk"
"""


def names(path: str, data: bytes) -> list[tuple[str, int, str | None]]:
    facts: list[Fact] = list(DaprReader().read(readers.Source(path, data)))
    return [(one.name, one.evidence.line, one.owner) for one in facts if isinstance(one, DiscoveryName)]


def test_a_sidecar_speaks_for_the_service_whose_network_it_shares() -> None:
    assert names("docker-compose.yml", _COMPOSE) == [("fare-desk", 6, "fares")]


def test_a_workload_is_annotated() -> None:
    assert names("k8s/berths.yaml", _DEPLOYMENT) == [("berth-desk", 9, "berths")]


def test_a_start_script_names_the_application_of_its_folder() -> None:
    assert names("Fares/start.ps1", b"dapr run `\n  --app-id fare-desk `\n  dotnet run") == [("fare-desk", 2, None)]


def test_another_option_is_no_id() -> None:
    assert names("Fares/start.sh", b"run --my-app-identity x --webapp-ids y") == []


def test_the_address_of_a_sidecar_holds_the_application_called() -> None:
    invoked = address_of("http://localhost:3500/v1.0/invoke/fare-desk/method/fares")
    assert invoked is not None
    assert invoked.host == "fare-desk"
    assert address_of("http://localhost:3500/v1.0/state/fares") is None


def settled(*projects: str) -> str | None:
    base = FactBase()
    for name in projects:
        base.add(BuildFile(name, "csproj", "csharp", Evidence(f"{name}/{name}.csproj", 1), name, runnable=True))
    base.add(Container("fare-desk", Evidence("k8s.yaml", 1), "kubernetes", "ferry-fares"))
    settle_projects(base)
    return base.of(Container)[0].context


def test_a_workload_runs_the_one_project_of_its_name() -> None:
    assert settled("Ferry.FareDesk", "Ferry.Berths") == "Ferry.FareDesk"
    assert settled("Ferry.Desk", "Ferry.FareDesks") is None
    assert settled("Ferry.FareDesk", "Harbour.FareDesk") is None
