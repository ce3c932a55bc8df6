"""The link-local endpoints, asked as boto3 asks them and as AWS documents them."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

import pytest
from botocore.utils import ContainerMetadataFetcher, InstanceMetadataFetcher, InstanceMetadataRegionFetcher

from watari.rehearse.emulator.metadata import MetadataEndpoints
from watari.rehearse.emulator.task_metadata import TaskIdentity
from watari.rehearse.hosts.interface import InstanceIdentity, MetadataRequest, MetadataResponse

IDENTITY = InstanceIdentity(
    "i-0abc",
    "ap-northeast-1",
    "ap-northeast-1c",
    "123456789012",
    "10.0.0.9",
    "ledger-instance",
    user_data="#!",
)
TASK = TaskIdentity(
    endpoint_id="feed-1",
    task_arn="arn:aws:ecs:ap-northeast-1:123456789012:task/wallet/feed",
    cluster="arn:aws:ecs:ap-northeast-1:123456789012:cluster/wallet",
    family="ledger",
    revision="3",
    service="ledger",
    container="ledger",
    container_id="feed-1",
    image="ledger:1",
    role_arn="arn:aws:iam::123456789012:role/ledger",
    availability_zone="ap-northeast-1a",
    cpu=512,
    memory=1024,
    created_at=1_700_000_000.0,
    ports=(8080,),
    status=lambda: "RUNNING",
)


@pytest.fixture
def endpoints() -> MetadataEndpoints:
    made = MetadataEndpoints()
    made.register_instance("vm", IDENTITY, "10.1.2.3")
    made.register_task("task", TASK, "10.1.2.4")
    return made


def ask(
    endpoints: MetadataEndpoints,
    path: str,
    host: str = "vm",
    home: Literal["ec2", "fargate"] = "ec2",
    method: str = "GET",
    **headers: str,
) -> MetadataResponse:
    listed = tuple((key.replace("_", "-"), value) for key, value in headers.items())
    return endpoints(MetadataRequest(host, home, method, path, listed))


@pytest.fixture
def url(endpoints: MetadataEndpoints) -> Iterator[str]:
    """The endpoints over HTTP, as a host sees them; the first path element tells the home."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            home: Literal["ec2", "fargate"] = "fargate" if self.path.startswith(("/v4", "/v2")) else "ec2"
            host = "task" if home == "fargate" else "vm"
            request = MetadataRequest(host, home, self.command, self.path, tuple(self.headers.items()))
            answer = endpoints(request)
            self.send_response(answer.status)
            for key, value in answer.headers:
                self.send_header(key, value)
            self.send_header("content-length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        do_PUT = do_GET

        def log_message(self, *arguments: Any) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def test_boto3_finds_an_instances_credentials_and_region(url: str) -> None:
    found = InstanceMetadataFetcher(base_url=url).retrieve_iam_role_credentials()
    assert found["role_name"] == "ledger-instance"
    assert found["access_key"].startswith("ASIA")
    assert len(found["access_key"]) == 20
    assert {"secret_key", "token", "expiry_time"} <= set(found)
    assert InstanceMetadataRegionFetcher(base_url=url).retrieve_region() == "ap-northeast-1"


def test_boto3_finds_a_tasks_credentials(url: str) -> None:
    found = ContainerMetadataFetcher().retrieve_full_uri(f"{url}v2/credentials/feed-1")
    assert found["RoleArn"] == TASK.role_arn
    assert {"AccessKeyId", "SecretAccessKey", "Token", "Expiration"} <= set(found)


def test_version_2_of_imds(endpoints: MetadataEndpoints) -> None:
    token = ask(endpoints, "/latest/api/token", method="PUT", x_aws_ec2_metadata_token_ttl_seconds="60").body.decode()
    path = "/latest/meta-data/instance-id"
    assert ask(endpoints, path, x_aws_ec2_metadata_token=token).body == b"i-0abc"
    assert ask(endpoints, path).body == b"i-0abc", "tokens are optional, as an instance's default"
    assert ask(endpoints, path, x_aws_ec2_metadata_token="stale").status == 401
    for ttl in ("", "0", "21601", "soon"):
        answer = ask(endpoints, "/latest/api/token", method="PUT", x_aws_ec2_metadata_token_ttl_seconds=ttl)
        assert answer.status == 400
    assert ask(endpoints, "/latest/api/token").status == 405


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("placement/region", "ap-northeast-1"),
        ("placement/availability-zone", "ap-northeast-1c"),
        ("local-ipv4", "10.1.2.3"),
        ("hostname", "ip-10-1-2-3.ap-northeast-1.compute.internal"),
        ("instance-type", "t3.small"),
        ("iam/security-credentials/", "ledger-instance"),
        ("placement/", "availability-zone\nregion"),
    ],
)
def test_the_tree(endpoints: MetadataEndpoints, path: str, body: str) -> None:
    assert ask(endpoints, f"/latest/meta-data/{path}").body.decode() == body


def test_the_trees_documents_and_what_is_not_there(endpoints: MetadataEndpoints) -> None:
    document = json.loads(ask(endpoints, "/latest/dynamic/instance-identity/document").body)
    assert (document["instanceId"], document["privateIp"]) == ("i-0abc", "10.1.2.3")
    info = json.loads(ask(endpoints, "/latest/meta-data/iam/info").body)
    assert info["InstanceProfileArn"].endswith("instance-profile/ledger-instance")
    assert ask(endpoints, "/latest/user-data").body == b"#!"
    for path in ("spot/instance-action", "public-ipv4", "iam/security-credentials/other", "placement/x"):
        assert ask(endpoints, f"/latest/meta-data/{path}").status == 404


def test_task_metadata(endpoints: MetadataEndpoints) -> None:
    def get(path: str) -> Any:
        return json.loads(ask(endpoints, path, "task", "fargate").body)

    task = get("/v4/feed-1/task")
    assert (task["TaskARN"], task["LaunchType"]) == (TASK.task_arn, "FARGATE")
    assert task["Limits"] == {"CPU": 0.5, "Memory": 1024}
    container = get("/v4/feed-1")
    assert container == task["Containers"][0]
    assert container["Networks"] == [{"NetworkMode": "awsvpc", "IPv4Addresses": ["10.1.2.4"]}]
    assert ask(endpoints, "/v4/other/task", "task", "fargate").status == 404


def test_each_home_gets_only_its_own(endpoints: MetadataEndpoints) -> None:
    assert ask(endpoints, "/v4/feed-1/task").status == 404
    assert ask(endpoints, "/v2/credentials/feed-1").status == 404
    assert ask(endpoints, "/latest/meta-data/instance-id", "task", "fargate").status == 404
    assert ask(endpoints, "/latest/meta-data/instance-id", "vm", "fargate").status == 404
    assert ask(endpoints, "/latest/meta-data/instance-id", "stranger").status == 404


def test_credentials_are_random_and_not_shown(endpoints: MetadataEndpoints) -> None:
    path = "/latest/meta-data/iam/security-credentials/ledger-instance"
    one, again = ask(endpoints, path).body, ask(endpoints, path).body
    assert one == again
    other = MetadataEndpoints()
    other.register_instance("vm", IDENTITY, "10.1.2.3")
    assert ask(other, path).body != one


def test_a_task_without_a_role_has_no_credentials(endpoints: MetadataEndpoints) -> None:
    from dataclasses import replace

    endpoints.register_task("task", replace(TASK, role_arn=""), "10.1.2.4")
    assert ask(endpoints, "/v2/credentials/feed-1", "task", "fargate").status == 404
