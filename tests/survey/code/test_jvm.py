"""Java and Kotlin sources: whose field a name is, which annotation says an address, which AWS call is made."""

from __future__ import annotations

import textwrap

import pytest

from watari.survey.facts import AwsFact, CodeFile, Fact
from watari.survey.readers.code import CodeReader
from watari.survey.readers.interface import Source


def facts(path: str, text: str) -> list[Fact]:
    return list(CodeReader().read(Source(path, textwrap.dedent(text).encode())))


def code(path: str, text: str) -> CodeFile:
    return next(one for one in facts(path, text) if isinstance(one, CodeFile))


def assigned(file: CodeFile, target: str) -> set[str]:
    return {ref for one in file.assignments if one.target == target for ref in one.refs}


JAVA = """
    class Tides {
        private final Clock clock;
        @Value("${tides.url:http://tides}") String url;

        Tides(Clock clock) {
            this.clock = clock;
        }

        String next(Harbour harbour) {
            String path = harbour.getBerth().getPath() + url;
            return clock.now(path, Limits.MAX);
        }
    }
"""


def test_a_field_is_its_class_s_and_a_parameter_its_function_s() -> None:
    file = code("Tides.java", JAVA)
    assert assigned(file, ".Tides.clock") == {"clock"}
    assert assigned(file, ".Tides.url") == {"%${tides.url:http://tides}"}
    assert {".Harbour.berth.path", ".Tides.url"} <= assigned(file, "path")


def test_a_call_begins_with_the_type_of_its_value() -> None:
    calls = {one.callee: one for one in code("Tides.java", JAVA).calls}
    assert "Clock.now" in calls
    assert calls["Clock.now"].refs == (("path",), (".Limits.MAX",))


@pytest.mark.parametrize(
    ("annotation", "reference"),
    [
        ('@FeignClient("fares")', '"lb://fares'),
        ('@FeignClient(name = "fares", url = "http://fares:80")', '"http://fares:80'),
        ('@FeignClient(name = "fares", url = "${fares.url}")', "%${fares.url}"),
        ('@FeignClient(value = "${fares.name}")', "%lb://${fares.name}"),
        ('@FeignClient(name = "fares")', "%${fares.ribbon.listOfServers}"),
        ('@RegisterRestClient(configKey = "fares")', "%${quarkus.rest-client.fares.url}"),
        ("@RegisterRestClient", "%${ferry.Fares/mp-rest/url}"),
        ('@RegisterRestClient(baseUri = "http://fares:80")', '"http://fares:80'),
        ('@Client("fares")', '"lb://fares'),
        ('@Client("${fares.url}")', "%${fares.url}"),
        ('@HttpExchange(url = "http://fares:80")', '"http://fares:80'),
    ],
)
def test_an_interface_that_a_framework_writes_has_an_address(annotation: str, reference: str) -> None:
    file = code("Fares.java", f"package ferry;\n{annotation}\npublic interface Fares {{ int fare(); }}\n")
    assert file.clients == (("Fares", "http"),)
    assert reference in assigned(file, "@Fares")


def test_an_interface_without_an_address_is_no_client() -> None:
    file = code("Fares.java", '@Component("fares")\npublic interface Fares { int fare(); }\n')
    assert file.clients == ()


def test_a_grpc_stub_takes_its_channel_s_address() -> None:
    file = code("Desk.java", 'class Desk { @GrpcClient("fares") FaresStub stub; }')
    assert file.clients == (("FaresStub", "grpc"),)
    assert "%${grpc.client.fares.address}" in assigned(file, "@FaresStub")


def test_a_client_that_code_makes_takes_the_address_of_its_factory() -> None:
    file = code(
        "Clients.java",
        """
        class Clients {
            Fares fares(Retrofit.Builder builder) {
                return builder.baseUrl("http://fares:80").build().create(Fares.class);
            }
        }
        """,
    )
    assert '"http://fares:80' in assigned(file, "@Fares")


@pytest.mark.parametrize(
    ("kind", "call", "operation"),
    [
        ("software.amazon.awssdk.services.s3.S3Client", "client.getObject(r)", ("s3", "GetObject")),
        ("software.amazon.awssdk.services.sqs.SqsAsyncClient", "client.sendMessage(r)", ("sqs", "SendMessage")),
        ("com.amazonaws.services.dynamodbv2.AmazonDynamoDB", "client.putItem(r)", ("dynamodb", "PutItem")),
        ("com.amazonaws.services.s3.AmazonS3", "client.doesObjectExist(b, k)", ("s3", "GetObject")),
        ("io.awspring.cloud.sqs.operations.SqsTemplate", 'client.send("q", m)', ("sqs", "SendMessage")),
        ("com.example.s3.S3Client", "client.getObject(r)", None),
        ("software.amazon.awssdk.services.s3.S3Client", "client.close()", None),
        ("software.amazon.awssdk.services.s3.model.GetObjectRequest", "client.bucket(r)", None),
    ],
)
def test_operations_of_aws_are_calls_on_the_sdk_s_clients(
    kind: str, call: str, operation: tuple[str, str] | None
) -> None:
    name = kind.rsplit(".", 1)[-1]
    text = f"import {kind};\nclass Store {{ {name} client; void keep() {{ {call}; }} }}\n"
    found = [(one.call.service, one.call.operation) for one in facts("Store.java", text) if isinstance(one, AwsFact)]
    assert found == ([operation] if operation else [])


def test_kotlin_fills_texts_with_values_of_its_class() -> None:
    file = code(
        "Desk.kt",
        """
        class Desk(private val http: RestTemplate, @Value("\\${fares.url}") private val fares: String) {
            fun open(route: String): Fare? {
                val address = "$fares/routes/${route}"
                return http.getForObject(address, Fare::class.java)
            }
        }
        """,
    )
    assert assigned(file, ".Desk.fares") == {"%${fares.url}"}
    assert {".Desk.fares", "route"} <= assigned(file, "address")
    assert [(one.callee, one.refs[0]) for one in file.calls] == [("RestTemplate.getForObject", ("address",))]
