"""Files that say at which ports of a machine its services are reached."""

from __future__ import annotations

from watari.survey.facts import Container, Fact, HostName, LocalPort, Setting
from watari.survey.reading import read


def _facts(path: str, text: str, kind: type) -> list[Fact]:
    reading = read(path, text.encode())
    assert not reading.notes
    return [one for one in reading.facts if isinstance(one, kind)]


def _ports(path: str, text: str) -> list[tuple[int, str | None]]:
    return [(one.number, one.owner) for one in _facts(path, text, LocalPort) if isinstance(one, LocalPort)]


def test_the_project_s_profile_counts_and_not_the_web_server_s() -> None:
    text = """{
      // written by a wizard
      "iisSettings": { "iisExpress": { "applicationUrl": "http://localhost:41000", "sslPort": 44300 } },
      "profiles": {
        "IIS Express": { "commandName": "IISExpress", "applicationUrl": "http://localhost:41001" },
        "Fares": { "commandName": "Project", "applicationUrl": "https://localhost:5081;http://*:5080" },
        "Watch": { "commandName": "Project", "environmentVariables": { "ASPNETCORE_URLS": "http://+:5082" } },
        "Docker": { "commandName": "Docker", "applicationUrl": "http://localhost:5090" }
      }
    }"""
    assert _ports("fares/Properties/launchSettings.json", "\ufeff" + text) == [
        (5081, None),
        (5080, None),
        (5082, None),
    ]
    assert _ports("fares/launch.json", text) == []


def test_kestrel_s_endpoints_are_ports_and_other_urls_are_not() -> None:
    text = '{"Kestrel": {"Endpoints": {"Grpc": {"Url": "http://localhost:5041"}}}, "FaresUrl": "http://localhost:5080"}'
    assert _ports("pier/appsettings.json", text) == [(5041, None)]


def test_compose_publishes_the_first_port() -> None:
    text = """services:
  fares:
    build: fares
    ports:
      - "8081:80"
      - 127.0.0.1:8082:443/tcp
      - "9000"
      - "5000-5010:5000-5010"
      - target: 80
        published: 8083
"""
    assert _ports("compose.yaml", text) == [(8081, "fares"), (8082, "fares"), (8083, "fares")]


def test_a_node_port_is_one_of_the_machine() -> None:
    text = """kind: Service
metadata: {name: fares}
spec:
  selector: {app: fares}
  ports: [{port: 80, nodePort: 30080}, {port: 81}]
"""
    (service,) = _facts("fares.yaml", text, HostName)
    assert isinstance(service, HostName)
    assert service.node_ports == (30080,)


def test_tye_names_projects_images_and_ports() -> None:
    text = """name: harbour
services:
- name: fares
  project: src/Fares/Fares.csproj
  env:
  - TIDES_URL=http://localhost:5070
  - name: MODE
    value: dev
  bindings:
  - port: 5080
- name: tides
  dockerFile: go/docker/Dockerfile-tides
  dockerFileContext: go/
  bindings:
  - port: 5070
    containerPort: 80
- name: cache
  image: redis:7
  bindings:
  - {}
"""
    assert _ports("tye.yaml", text) == [(5080, "fares"), (5070, "tides")]
    containers = [one for one in _facts("tye.yaml", text, Container) if isinstance(one, Container)]
    assert [(one.name, one.context, one.image) for one in containers] == [
        ("fares", "src/Fares", None),
        ("tides", "go", None),
        ("cache", None, "redis"),
    ]
    settings = [one for one in _facts("tye.yaml", text, Setting) if isinstance(one, Setting)]
    assert [(one.name, one.value, one.owner) for one in settings] == [
        ("TIDES_URL", "http://localhost:5070", "fares"),
        ("MODE", "dev", "fares"),
    ]
    assert _ports("tyeless.txt", text) == []


def test_a_source_in_utf16_is_read() -> None:
    text = '{"profiles": {"A": {"commandName": "Project", "applicationUrl": "http://localhost:5080"}}}'
    reading = read("a/Properties/launchSettings.json", text.encode("utf-16"))
    assert [one.number for one in reading.facts if isinstance(one, LocalPort)] == [5080]
