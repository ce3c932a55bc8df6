"""Fleets that the tests of the survey's forms share: an ordinary one, and one whose every name is hostile."""

from __future__ import annotations

from pathlib import Path

from watari.model.evidence import Evidence
from watari.model.fleet import (
    Datastore,
    Dependency,
    Endpoint,
    EnvVar,
    Fleet,
    Framework,
    LocalAgent,
    LogSink,
    Need,
    Note,
    Port,
    Process,
    Question,
    ResourceHint,
    Service,
    Wave,
)

HOSTILE = "</script><script>document.title='owned'</script>\"'`]-->|x|\n%%{init}%% <img src=x onerror=alert(1)>"


def at(path: str, line: int = 1) -> Evidence:
    return Evidence(path, line)


def harbour(root: Path) -> Fleet:
    """Three services on disk: desk calls berth and pilot, pilot and berth call one another and share a database."""
    files = {
        "desk/main.go": 'package main\n\nfunc main() {\n\thttp.Get(os.Getenv("BERTH_URL"))\n}\n',
        "desk/desk.service": "[Service]\nEnvironment=BERTH_URL=http://berth.internal\nEnvironment=DB_PASSWORD=hunter2\n",
        "pilot/app.py": "import requests\nrequests.get(BERTH)\n",
        "berth/app.py": 'import requests\npassword = "hunter2"\nrequests.get(PILOT)\n',
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    desk = Service(
        name="desk",
        path="desk",
        languages=("go",),
        evidence=at("desk/desk.service"),
        processes=(Process("desk", ("/opt/desk", "--token", "hunter2"), "web", at("desk/desk.service")),),
        ports=(Port(8080, at("desk/main.go", 3)),),
        env=tuple(EnvVar(f"SETTING_{number:02}", at("desk/main.go", 4)) for number in range(20)),
        frameworks=(Framework("gin", at("desk/main.go", 1)),),
        entry_points=(at("desk/main.go", 3),),
        endpoints=(Endpoint("GET", "/ships/{id}", at("desk/main.go", 4)),),
        log_sinks=(LogSink("file", at("desk/desk.service"), "/var/log/desk.log"),),
        local_agents=(LocalAgent("statsd", "127.0.0.1:8125", at("desk/main.go", 4)),),
        needs=(Need("time_zone", "Asia/Tokyo", at("desk/main.go", 4)),),
        resource_hints=(ResourceHint("memory", "limit", 512.0, at("desk/desk.service")),),
    )
    tide = Datastore("postgres", at("pilot/app.py"), "tides")
    pilot = Service("pilot", "pilot", ("python",), at("pilot/app.py"), datastores=(tide,))
    berth = Service("berth", "berth", ("python",), at("berth/app.py"), datastores=(tide,), confidence="likely")
    calls = (
        Dependency("berth", "pilot", "http", at("berth/app.py", 3), confidence="likely"),
        Dependency("desk", "berth", "http", at("desk/main.go", 4), at("desk/desk.service", 2), env="BERTH_URL"),
        Dependency("desk", "pilot", "kafka", at("desk/main.go", 4), via="arrivals", seen="confirmed"),
        Dependency("pilot", "berth", "http", at("pilot/app.py", 2), address="http://u:hunter2@berth.internal"),
    )
    waves = (Wave(("berth", "pilot"), "they call one another in a circle"), Wave(("desk",), "what it calls has moved"))
    asked = (Question("pilot", "no line says how pilot is started", at("pilot/app.py")),)
    return Fleet(str(root), (berth, desk, pilot), calls, waves, asked, (Note("x.bin", "not read: too large"),))


def hostile(root: Path) -> Fleet:
    """Two services whose names, paths, lines and facts try to be markup, script or a graph's syntax."""
    path = "evil/<b onclick=alert(1)>.go"
    (root / "evil").mkdir(parents=True)
    (root / path).write_text(f"ok\n{HOSTILE}\n</script><script>document.title='owned'</script>\n", encoding="utf-8")
    first = Service(HOSTILE, "evil", (HOSTILE,), at(path), frameworks=(Framework(HOSTILE, at(path)),))
    second = Service("end", "evil", ("go",), at(path), datastores=(Datastore("postgres", at(path), HOSTILE),))
    calls = (Dependency(HOSTILE, "end", HOSTILE, at(path, 2), at(path, 3), address=HOSTILE),)
    notes = (Note(HOSTILE, HOSTILE),)
    waves = (Wave((HOSTILE, "end"), HOSTILE),)
    return Fleet(str(root), (first, second), calls, waves, (Question(HOSTILE, HOSTILE),), notes)
