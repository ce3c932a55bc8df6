"""Dapr's application ids, and workloads that run the project of their name."""

from __future__ import annotations

from pathlib import Path

from watari.model.evidence import Evidence
from watari.sources.config import Config
from watari.survey import readers
from watari.survey.addresses import address_of
from watari.survey.dotnet import settle_projects
from watari.survey.facts import BuildFile, Container, DiscoveryName, Fact, FactBase
from watari.survey.readers.dapr import DaprReader
from watari.survey.run import survey

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


_STATE = "apiVersion: dapr.io/v1alpha1\nkind: Component\nmetadata:\n  name: {}\nspec:\n  type: {}\n"
_PROJECT = '<Project Sdk="Microsoft.NET.Sdk.Web"><PackageReference Include="Dapr.AspNetCore" /></Project>'
_KEEPS = 'class Kept(DaprClient client) { Task Keep(Fare f) => client.SaveStateAsync("ledger", f.Id, f); }\n'


def stores(folder: Path, code: str, **components: str) -> list[tuple[str, int]]:
    (folder / "Fares").mkdir()
    (folder / "Fares/Fares.csproj").write_text(_PROJECT)
    (folder / "Fares/Program.cs").write_text("var builder = WebApplication.CreateBuilder(args);\n" + code)
    for name, kind in components.items():
        (folder / f"{name}.yaml").write_text(_STATE.format(name, kind))
    (service,) = survey([folder], Config()).services
    return [(one.kind, one.evidence.line) for one in service.datastores]


def test_what_is_kept_through_dapr_is_in_the_component_s_store(tmp_path: Path) -> None:
    assert stores(tmp_path, _KEEPS, ledger="state.redis", archive="state.mongodb") == [("redis", 2)]


def test_a_component_that_no_code_asks_for_is_no_store_of_a_service(tmp_path: Path) -> None:
    code = "class Kept(Journal j) { void Keep(Fare f) => j.SaveFareStateAsync(f); }\n"
    assert stores(tmp_path, code, ledger="state.redis") == []


def test_a_topic_is_no_store_and_two_stores_are_not_told_apart_by_guessing(tmp_path: Path) -> None:
    code = _KEEPS.replace('"ledger"', "options.Store")
    assert stores(tmp_path, code, ledger="state.redis", archive="state.mongodb", notes="pubsub.redis") == []
