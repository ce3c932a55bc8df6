"""Project files and settings files of .NET."""

from __future__ import annotations

from pathlib import Path

import pytest

from watari.sources.config import Config
from watari.survey.facts import BuildFile, Setting, Upstream
from watari.survey.readers.appsettings import AppsettingsReader, without_passwords
from watari.survey.readers.dotnet import DotnetReader
from watari.survey.readers.interface import Source
from watari.survey.run import survey


def project(text: str) -> BuildFile:
    facts = DotnetReader().read(Source("src/Fares/Fares.csproj", text.encode()))
    return next(fact for fact in facts if isinstance(fact, BuildFile))


@pytest.mark.parametrize(
    ("text", "runnable", "aside"),
    [
        ('<Project Sdk="Microsoft.NET.Sdk.Web" />', True, False),
        ('<Project Sdk="Microsoft.NET.Sdk.Worker" />', True, False),
        ('<Project Sdk="Microsoft.NET.Sdk"><OutputType>Exe</OutputType></Project>', True, False),
        ('<Project Sdk="Microsoft.NET.Sdk" />', False, False),
        ('<Project Sdk="Microsoft.NET.Sdk.Web"><PackageReference Include="xunit" /></Project>', False, True),
        ('<Project Sdk="Microsoft.NET.Sdk.Web"><!-- <PackageReference Include="xunit" /> --></Project>', True, False),
        ('<Project Sdk="Microsoft.NET.Sdk"><OutputType>WinExe</OutputType></Project>', False, True),
        ('<Project><Sdk Name="Aspire.AppHost.Sdk" /><OutputType>Exe</OutputType></Project>', False, True),
    ],
)
def test_what_runs_in_production(text: str, runnable: bool, aside: bool) -> None:
    found = project(text)
    assert (found.runnable, found.aside) == (runnable, aside)


def test_a_project_names_the_folders_it_is_built_with() -> None:
    text = '<Project><ProjectReference Include="..\\Shared\\Data\\Data.csproj" /></Project>'
    assert project(text).uses == ("src/Shared/Data",)


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("Host=db;Database=a;Password=hunter2", "Host=db;Database=a;Password=***"),
        ("Server=db;User Id=sa;PWD = hunter2;Encrypt=false", "Server=db;User Id=sa;PWD=***;Encrypt=false"),
        ("amqp://guest:hunter2@rabbit:5672", "amqp://***@rabbit:5672"),
        ("http://fares:8080", "http://fares:8080"),
    ],
)
def test_no_password_of_a_connection_string_is_kept(value: str, kept: str) -> None:
    assert without_passwords(value) == kept


def test_settings_have_the_names_and_lines_of_their_variables() -> None:
    text = (
        b'\xef\xbb\xbf{\n  // comment\n  "Fares": { "Url": "http://fares", "ApiKey": "hunter2" },\n  "Ports": [80]\n}'
    )
    facts = list(AppsettingsReader().read(Source("Fares/appsettings.json", text)))
    settings = [(one.name, one.value, one.evidence.line) for one in facts if isinstance(one, Setting)]
    assert settings == [("Fares__Url", "http://fares", 3), ("Fares__ApiKey", "", 3), ("Ports__0", "80", 4)]


def test_ocelot_by_discovery_and_by_host() -> None:
    text = b"""{ "ReRoutes": [
  { "DownstreamScheme": "http", "ServiceName": "Fares" },
  { "DownstreamScheme": "ws", "DownstreamHostAndPorts": [ { "Host": "berths", "Port": 80 } ] },
  { "UpstreamPathTemplate": "/nowhere" }
] }"""
    facts = list(AppsettingsReader().read(Source("Gateway/ocelot.json", text)))
    found = [(one.address, one.evidence.line) for one in facts if isinstance(one, Upstream)]
    assert found == [("http://Fares", 2), ("http://berths:80", 3)]


def test_a_file_that_is_no_json_object_is_refused() -> None:
    with pytest.raises(ValueError, match="no JSON object"):
        list(AppsettingsReader().read(Source("appsettings.json", b"[1]")))


@pytest.mark.parametrize(("hosted", "services"), [(True, ["Desk"]), (False, ["Desk", "Page"])])
def test_a_page_that_a_server_takes_in_is_no_service(tmp_path: Path, hosted: bool, services: list[str]) -> None:
    reference = '<ProjectReference Include="..\\Page\\Page.csproj" />' if hosted else ""
    page = '<PackageReference Include="Microsoft.AspNetCore.Components.WebAssembly" />'
    for name, sdk, text in (("Desk", "Web", reference), ("Page", "BlazorWebAssembly", page)):
        (tmp_path / name).mkdir()
        project = f'<Project Sdk="Microsoft.NET.Sdk.{sdk}">{text}</Project>'
        (tmp_path / name / f"{name}.csproj").write_text(project)
        (tmp_path / name / "Program.cs").write_text("class P { public static void Main(string[] args) { } }\n")
    assert [one.name for one in survey([tmp_path], Config()).services] == services


@pytest.mark.parametrize(
    ("settings", "ports"),
    [
        ('{"Kestrel": {"Endpoints": {"Http": {"Url": "http://*:8081"}}}, "urls": "http://*:8082"}', [8081]),
        ('{"urls": "http://*:8082;https://[::]:8443"}', [8082, 8443]),
        ('{"ASPNETCORE_HTTP_PORTS": "8083"}', [8083]),
        ('{"Kestrel": {"Limits": {"Url": "http://*:8081"}}, "FaresUrl": "http://fares:8082"}', []),
    ],
)
def test_the_ports_of_the_strongest_setting(tmp_path: Path, settings: str, ports: list[int]) -> None:
    (tmp_path / "Fares.csproj").write_text('<Project Sdk="Microsoft.NET.Sdk.Web" />')
    (tmp_path / "Program.cs").write_text("var builder = WebApplication.CreateBuilder(args);\n")
    (tmp_path / "appsettings.json").write_text(settings)
    (service,) = survey([tmp_path], Config()).services
    assert [one.number for one in service.ports] == ports


@pytest.mark.parametrize(("binder", "issuer"), [("BindOptions", "desk"), ("FindOptions", None)])
def test_a_short_form_binds_the_section_called_as_the_type(tmp_path: Path, binder: str, issuer: str | None) -> None:
    """Besides, the issuer's port of this machine is the desk's, by its profile."""
    code = f"""var builder = WebApplication.CreateBuilder(args);
class Setup {{
  void Add(WebApplicationBuilder builder) {{
    var issuer = builder.Configuration.{binder}<IssuerOptions>();
    builder.Services.AddAuthentication().AddJwtBearer(o => {{ o.Authority = issuer.Authority; }});
  }}
}}
"""
    for name in ("desk", "gate"):
        (tmp_path / name / "Properties").mkdir(parents=True)
        (tmp_path / name / f"{name}.csproj").write_text('<Project Sdk="Microsoft.NET.Sdk.Web" />')
        (tmp_path / name / "Program.cs").write_text("var builder = WebApplication.CreateBuilder(args);\n")
    (tmp_path / "gate/Program.cs").write_text(code)
    (tmp_path / "gate/appsettings.json").write_text('{"IssuerOptions": {"Authority": "https://localhost:5081/"}}')
    profile = '{"profiles": {"desk": {"commandName": "Project", "applicationUrl": "https://localhost:5081"}}}'
    (tmp_path / "desk/Properties/launchSettings.json").write_text(profile)
    calls = survey([tmp_path], Config()).dependencies
    assert [(one.target, one.confidence) for one in calls] == ([(issuer, "likely")] if issuer else [])
