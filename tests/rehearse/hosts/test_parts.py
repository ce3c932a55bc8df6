"""The parts of hosts that need no host."""

from __future__ import annotations

import dataclasses
import http.client
import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from need import need
from rehearse.hosts.scenario import ec2, handler

from watari.errors import RehearsalFailed
from watari.rehearse.hosts.choose import choose
from watari.rehearse.hosts.commands import resolve_interpreter, rewrite_url
from watari.rehearse.hosts.interface import Endpoints, MetadataRequest, MetadataResponse
from watari.rehearse.hosts.launch import Launch
from watari.rehearse.hosts.metadata import Listener, MetadataServer, proxied_sender
from watari.rehearse.hosts.owner import RUN_VARIABLE, Owner, Record, kill_marked, records
from watari.rehearse.hosts.processhost import ProcessHost, Site
from watari.rehearse.hosts.rootfolder import inside
from watari.rehearse.hosts.sweep import sweep
from watari.rehearse.hosts.userland import Userland, machine_userland


def get(port: int, *, before: bytes = b"") -> tuple[int, bytes]:
    """A request to a metadata server, after some bytes of a relay."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.connect()
    connection.sock.sendall(before)
    connection.request("GET", "/latest/meta-data/")
    answer = connection.getresponse()
    found = answer.status, answer.read()
    connection.close()
    return found


def test_metadata_is_for_registered_hosts_of_that_home_only() -> None:
    server = MetadataServer(lambda: handler)
    try:
        port = server.listen("127.0.0.1", 0, Listener("ec2"))
        assert get(port)[0] == 403
        server.register("fargate", "127.0.0.1", "task-1")
        assert get(port)[0] == 403
        server.register("ec2", "127.0.0.1", "first")
        assert get(port) == (200, b'{"host": "first", "home": "ec2", "path": "/latest/meta-data/"}')
        server.forget("first")
        assert get(port)[0] == 403
    finally:
        server.close()
    with pytest.raises(OSError, match="refused"):
        get(port)


def test_metadata_believes_the_relays_line() -> None:
    server = MetadataServer(lambda: handler)
    server.register("ec2", "169.254.1.7", "first")
    try:
        port = server.listen("127.0.0.1", 0, Listener("ec2", proxied=True))
        line = b"PROXY TCP4 169.254.1.7 169.254.169.254 4000 80\r\n"
        assert get(port, before=line)[0] == 200
        assert get(port, before=line.replace(b"1.7", b"1.8"))[0] == 403
    finally:
        server.close()


def test_a_failing_handler_is_a_500_and_the_server_goes_on() -> None:
    def fails(request: MetadataRequest) -> MetadataResponse:
        raise KeyError(request.path)

    server = MetadataServer(lambda: fails)
    try:
        port = server.listen("127.0.0.1", 0, Listener("ec2", host="first"))
        assert [get(port)[0] for _ in range(2)] == [500, 500]
    finally:
        server.close()


@pytest.mark.parametrize("line", [b"", b"GET / HTTP/1.1\r\n", b"PROXY UNKNOWN\r\n", b"\xff\xfe"])
def test_what_is_no_proxy_line_names_nobody(line: bytes) -> None:
    assert proxied_sender(line) == ""


def test_a_missing_engine_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/no.sock")
    monkeypatch.delenv("WATARI_ISOLATION", raising=False)
    with pytest.raises(RehearsalFailed) as caught:
        choose("containers", "none", tmp_path)
    assert str(caught.value) == ("No Docker Engine answers on this machine. Start Docker, or use --hosts processes.")


def test_without_an_engine_auto_takes_processes(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from watari.rehearse.hosts.choose import choose\n"
        "with choose('auto', 'auto-test', Path(sys.argv[1])) as factory: print(factory.kind)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        env={**os.environ, "DOCKER_HOST": f"unix://{tmp_path}/no.sock"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, "processes\n"), done.stderr


def test_an_unknown_isolation_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATARI_ISOLATION", "jail")
    with pytest.raises(RehearsalFailed, match="'jail'"):
        choose("processes", "jail", tmp_path)


def test_namespaces_are_refused_once_there_are_threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATARI_ISOLATION", "namespaces")
    monkeypatch.setattr("threading.active_count", lambda: 2)
    with pytest.raises(RehearsalFailed, match=r"several threads|not root|not Linux"):
        choose("processes", "threads", tmp_path)


def test_a_port_that_no_variable_says_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, probe: Path) -> None:
    monkeypatch.setenv("WATARI_ISOLATION", "environment")
    with choose("processes", "ports", tmp_path / "run") as factory:
        factory.set_metadata_handler(handler)
        with pytest.raises(RehearsalFailed, match="no variable of its environment says so"):
            factory.ec2_host(dataclasses.replace(ec2("first", probe, tmp_path), ports=(9999,)), Endpoints(""))
        with pytest.raises(RehearsalFailed, match="Two hosts of the run are called first"):
            factory.ec2_host(ec2("first", probe, tmp_path), Endpoints(""))


def test_a_file_that_was_not_built_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATARI_ISOLATION", "environment")
    with (
        choose("processes", "files", tmp_path / "run") as factory,
        pytest.raises(RehearsalFailed, match="could not be put on a host"),
    ):
        factory.ec2_host(ec2("first", tmp_path / "absent", tmp_path), Endpoints(""))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("http://account.internal", "http://127.0.0.1:9000"),
        ("http://account.internal/v1?x=1", "http://127.0.0.1:9000/v1?x=1"),
        ("http://account.internal.example", "http://account.internal.example"),
        ("see http://account.internal", "see http://account.internal"),
    ],
)
def test_rewrites_are_of_whole_hosts(value: str, expected: str) -> None:
    given = Endpoints("", rewrites={"http://account.internal": "http://127.0.0.1:9000"})
    assert rewrite_url(value, given) == expected


def test_interpreters_are_replaced_only_where_the_host_lacks_them() -> None:
    kept = ("/opt/app/bin/service", "--python")
    assert resolve_interpreter(kept, lambda path: path == kept[0]) == (kept, ())
    assert resolve_interpreter(kept, lambda path: False) == (kept, ())
    command, notes = resolve_interpreter(
        ("/opt/venv/bin/python3.11", "-m", "worker"), lambda path: path == sys.executable
    )
    assert command == (sys.executable, "-m", "worker")
    assert len(notes) == 1


def test_the_userland_never_hides_what_is_the_hosts_own(tmp_path: Path) -> None:
    for name in ("bin/tool", "bin/other", "lib/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "bin/link").symlink_to("tool")
    whole = Userland((tmp_path,), ())
    around = whole.around([f"{tmp_path}/bin/tool", f"{tmp_path}/new/service"])
    assert around.mounts == (tmp_path / "bin/other", tmp_path / "lib")
    assert around.links == ((f"{tmp_path}/bin/link", "tool"),)
    assert not around.holds(f"{tmp_path}/bin/tool")
    assert around.holds(f"{tmp_path}/bin/other")
    assert whole.around(["/elsewhere"]) == whole


def test_the_userland_has_this_python() -> None:
    assert machine_userland().holds(sys.executable)
    assert not machine_userland().holds("/proc/self/status")


@pytest.mark.parametrize("path", ["relative", "/a/../../b"])
def test_no_path_leaves_a_hosts_root(path: str, tmp_path: Path) -> None:
    with pytest.raises(RehearsalFailed, match="cannot be made"):
        inside(tmp_path, path)


def test_an_owner_is_a_process_and_not_a_number() -> None:
    current = Owner.current()
    assert Owner.parse(current.text()) == current
    assert not current.dead()
    assert dataclasses.replace(current, started="1.0").dead()
    assert dataclasses.replace(current, boot="another").dead()
    assert not dataclasses.replace(current, machine="another", pid=2**22).dead()
    ended = subprocess.Popen(["/bin/true"])
    ended.wait()
    assert dataclasses.replace(current, pid=ended.pid).dead()


def test_sweep_removes_only_folders_that_the_dead_run_marked(tmp_path: Path) -> None:
    dead = dataclasses.replace(Owner.current(), started="1.0").text()
    mine, others = tmp_path / "mine", tmp_path / "others"
    Record("swept-test", dead, (str(mine), str(others))).write()
    (others / ".watari-run").write_text("another-run")
    assert "swept-test" in sweep()
    assert not mine.exists()
    assert others.exists()
    assert "swept-test" not in [record.run_id for record in records()]


def launched(tmp_path: Path, code: str) -> ProcessHost:
    """A plain process under the launcher."""
    launch = Launch((sys.executable, "-u", "-c", code), {"PATH": "/usr/bin:/bin", RUN_VARIABLE: "daemon-test"})
    host = ProcessHost(Site("one", "127.77.0.1", tmp_path, lambda: None), launch)
    host.start()
    return host


def test_what_a_process_started_does_not_outlive_it(tmp_path: Path) -> None:
    code = (
        "import subprocess\n"
        "print(subprocess.Popen(['sleep', '600']).pid)\n"
        "print(subprocess.Popen(['sleep', '600'], start_new_session=True).pid)\n"
    )
    host = launched(tmp_path, code)
    psutil.wait_procs([psutil.Process(host._launcher.pid)], timeout=10)  # type: ignore[union-attr]
    assert host.exit_code() == 0
    group, daemon = map(int, host.logs().split())
    assert gone(group)
    assert psutil.pid_exists(daemon), "a session of its own is out of the launcher's reach"
    assert kill_marked("daemon-test") == 1
    assert gone(daemon)


def gone(pid: int) -> bool:
    """Whether a process that was killed is dead within seconds."""
    try:
        return not psutil.wait_procs([psutil.Process(pid)], timeout=10)[1]
    except psutil.NoSuchProcess:
        return True


def test_an_exec_that_takes_too_long_is_killed(tmp_path: Path) -> None:
    host = launched(tmp_path, "import time; time.sleep(600)")
    try:
        assert host.exec(("/bin/sleep", "600"), timeout=0.5).exit_code == 137
        assert host.exec(("/bin/sh", "-c", "echo out; echo err >&2; exit 4")).exit_code == 4
    finally:
        host.remove()
    assert host.exit_code() == 137
    with pytest.raises(RehearsalFailed, match="does not run"):
        host.exec(("/bin/true",))


def test_a_unit_may_install_below_usr_local(tmp_path: Path, probe: Path) -> None:
    """The machine's /usr is mounted around it. In a process of its own: namespaces move the caller."""
    need(os.geteuid() == 0 and sys.platform == "linux", "root on Linux")
    code = f"""
import dataclasses, os, sys
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from pathlib import Path
from rehearse.hosts.scenario import call, choose, ec2, endpoints_of, handler
from watari.rehearse.hosts.interface import FileCopy
work, probe = Path(sys.argv[1]), Path(sys.argv[2])
spec = ec2("local", probe, work)
spec = dataclasses.replace(spec, command=("/usr/local/bin/probe",),
    files=(*spec.files, FileCopy(probe, "/usr/local/bin/probe")))
with choose("processes", "usr-local", work / "run") as factory:
    factory.set_metadata_handler(handler)
    host = factory.ec2_host(spec, endpoints_of(factory))
    host.start()
    print(call(host, "/facts")["pid"], host.exec(("/usr/bin/env", "echo", "there")).output)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), str(probe)],
        env={**os.environ, "WATARI_ISOLATION": "namespaces"},
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == ["2", "there"], done.stderr[-2000:]
