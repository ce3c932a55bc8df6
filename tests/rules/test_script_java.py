"""What is particular to Java and Kotlin: declared results, static imports, constructors, what a container starts."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from watari.model.finding import Finding
from watari.model.fleet import Fleet
from watari.rules.run import check


def findings(root: Path, files: dict[str, str]) -> tuple[Finding, ...]:
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return check(Fleet(str(root), ())).findings


def lines(root: Path, files: dict[str, str], rule: str) -> set[str]:
    return {f"{one.path}:{one.line}" for one in findings(root, files) if one.rule == rule}


def test_the_declared_result_of_an_interface_is_followed(tmp_path: Path) -> None:
    files = {
        "com/shop/Clients.java": """
            package com.shop;
            import software.amazon.awssdk.imds.Ec2MetadataClient;
            interface Clients {
                Ec2MetadataClient metadata();
            }
            """,
        "com/shop/Lease.java": """
            package com.shop;
            class Lease {
                private final Clients clients;
                Lease(Clients clients) { this.clients = clients; }
                String owner() {
                    return clients.metadata().get("/latest/meta-data/instance-id").asString();
                }
            }
            """,
    }
    assert lines(tmp_path, files, "java-instance-id-from-metadata") == {"com/shop/Lease.java:6"}


def test_a_constant_that_is_imported_statically_is_read(tmp_path: Path) -> None:
    files = {
        "com/shop/Paths.java": """
            package com.shop;
            final class Paths {
                static final String ID = "/latest/meta-data/instance-id";
            }
            """,
        "com/shop/lease/Lease.java": """
            package com.shop.lease;
            import static com.shop.Paths.ID;
            import com.amazonaws.util.EC2MetadataUtils;
            class Lease {
                String owner() { return EC2MetadataUtils.getData(ID); }
            }
            """,
    }
    assert "com/shop/lease/Lease.java:5" in lines(tmp_path, files, "java-instance-id-from-metadata")


def test_a_method_that_is_imported_statically_gives_its_client(tmp_path: Path) -> None:
    files = {
        "com/shop/Clients.java": """
            package com.shop;
            import com.amazonaws.services.ec2.AmazonEC2ClientBuilder;
            final class Clients {
                static Object ec2() { return AmazonEC2ClientBuilder.defaultClient(); }
            }
            """,
        "com/shop/disk/Disk.java": """
            package com.shop.disk;
            import static com.shop.Clients.ec2;
            import com.amazonaws.services.ec2.model.AttachVolumeRequest;
            class Disk {
                void attach() { ec2().attachVolume(new AttachVolumeRequest()); }
            }
            """,
    }
    assert lines(tmp_path, files, "java-attaches-to-instance") == {"com/shop/disk/Disk.java:5"}


def test_a_field_of_a_superclass_is_followed(tmp_path: Path) -> None:
    files = {
        "com/shop/base/Aws.java": """
            package com.shop.base;
            import software.amazon.awssdk.services.ec2.Ec2Client;
            public abstract class Aws<T> {
                protected final Ec2Client ec2 = Ec2Client.create();
                protected Ec2Client client() { return ec2; }
            }
            """,
        "com/shop/disk/Disk.java": """
            package com.shop.disk;
            import com.shop.base.*;
            class Disk extends Aws<String> {
                void attach(String id) { ec2.attachVolume(r -> r.volumeId(id)); }
                void address(String id) { client().associateAddress(r -> r.allocationId(id)); }
            }
            """,
    }
    found = {"com/shop/disk/Disk.java:4", "com/shop/disk/Disk.java:5"}
    assert lines(tmp_path, files, "java-attaches-to-instance") == found


def test_a_class_that_extends_itself_ends(tmp_path: Path) -> None:
    text = """
        class A extends B { void f() { ec2.attachVolume(x); } }
        class B extends A { }
        """
    assert findings(tmp_path, {"A.java": text}) == ()


def test_a_class_is_found_behind_many_wildcard_imports(tmp_path: Path) -> None:
    wild = "\n".join(f"import com.shop.p{number}.*;" for number in range(12))
    text = f"{wild}\nimport software.amazon.awssdk.imds.*;\nclass A {{ Object a = Ec2MetadataClient.create(); }}\n"
    assert lines(tmp_path, {"A.java": text}, "java-imds-client") == {"A.java:14"}


def test_a_parameter_of_a_kotlin_class_is_a_field_with_its_type(tmp_path: Path) -> None:
    files = {
        "Lease.kt": """
            import software.amazon.awssdk.imds.Ec2MetadataClient
            class Lease(private val metadata: Ec2MetadataClient) {
                fun owner(): String = metadata.get("/latest/meta-data/instance-id").asString()
            }
            """,
    }
    assert lines(tmp_path, files, "kotlin-instance-id-from-metadata") == {"Lease.kt:3"}


@pytest.mark.parametrize(
    ("member", "severity"),
    [
        ("@Bean Object provider() { return new InstanceProfileCredentialsProvider(); }", "blocks-start"),
        ("private final Object provider = new InstanceProfileCredentialsProvider();", "blocks-start"),
        ("static { new InstanceProfileCredentialsProvider(); }", "blocks-start"),
        ("Object provider() { return new InstanceProfileCredentialsProvider(); }", "misbehaves"),
        (
            "@Bean Object provider() { return (Runnable) () -> new InstanceProfileCredentialsProvider(); }",
            "misbehaves",
        ),
    ],
)
def test_what_spring_calls_at_the_start_blocks_it(tmp_path: Path, member: str, severity: str) -> None:
    text = f"""
        package com.shop;
        import com.amazonaws.auth.InstanceProfileCredentialsProvider;
        @EnableConfigurationProperties({{Settings.class}})
        @Configuration
        class Shop {{
            {member}
        }}
        """
    found = findings(tmp_path, {"com/shop/Shop.java": text})
    assert [(one.rule, one.severity) for one in found] == [("java-instance-profile-credentials", severity)]


def test_a_folder_of_tests_is_no_service(tmp_path: Path) -> None:
    text = """
        import com.amazonaws.auth.InstanceProfileCredentialsProvider;
        class A { Object a = new InstanceProfileCredentialsProvider(); }
        """
    files = dict.fromkeys(("tst/com/A.java", "src/acceptance-test/java/A.java", "src/main/java/TestA.java"), text)
    assert findings(tmp_path, files) == ()


@pytest.mark.parametrize(
    ("head", "severity"),
    [("@Component class Shop", "blocks-start"), ("object Shop", "blocks-start"), ("class Shop", "misbehaves")],
)
def test_an_init_block_of_kotlin_runs_when_its_object_is_made(tmp_path: Path, head: str, severity: str) -> None:
    text = f"""
        import com.amazonaws.auth.InstanceProfileCredentialsProvider
        {head} {{
            init {{ InstanceProfileCredentialsProvider(false) }}
        }}
        """
    found = findings(tmp_path, {"Shop.kt": text})
    assert [(one.rule, one.severity) for one in found] == [("kotlin-instance-profile-credentials", severity)]


def test_a_runner_of_kotlin_runs_at_the_start(tmp_path: Path) -> None:
    text = """
        import com.amazonaws.auth.InstanceProfileCredentialsProvider
        class Shop : CommandLineRunner {
            override fun run(vararg arguments: String) { InstanceProfileCredentialsProvider(false) }
        }
        """
    assert [one.severity for one in findings(tmp_path, {"Shop.kt": text})] == ["blocks-start"]


ASKS = "EC2MetadataUtils.getInstanceId()"
FLAG = 'static boolean onFargate() { return System.getenv("ECS_CONTAINER_METADATA_URI_V4") != null; }'


@pytest.mark.parametrize(
    ("member", "guarded"),
    [
        (f'{FLAG} String id() {{ return onFargate() ? "" : {ASKS}; }}', True),
        (f'{FLAG} String id() {{ return onFargate() ? {ASKS} : ""; }}', False),
        (f'{FLAG} String id() {{ if (onFargate()) {{ return ""; }} return {ASKS}; }}', True),
        (f'{FLAG} String id() {{ if (verbose()) {{ return ""; }} return {ASKS}; }}', False),
        (
            'String id() { String uri = System.getenv("ECS_CONTAINER_METADATA_URI_V4");'
            f" if (uri == null) {{ return {ASKS}; }} return uri; }}",
            True,
        ),
        (f'@Profile("ec2") String id() {{ return {ASKS}; }}', True),
        (f'@Profile({{"local", "dev"}}) String id() {{ return {ASKS}; }}', True),
        (f'@Profile({{"local", "prod"}}) String id() {{ return {ASKS}; }}', False),
        (f'@Profile("!fargate") String id() {{ return {ASKS}; }}', True),
        (f'@ConditionalOnProperty(name = "home", havingValue = "ec2") String id() {{ return {ASKS}; }}', True),
        (f'@ConditionalOnProperty("orders.enabled") String id() {{ return {ASKS}; }}', False),
    ],
)
def test_what_is_guarded_in_java(tmp_path: Path, member: str, guarded: bool) -> None:
    text = f"import com.amazonaws.util.EC2MetadataUtils;\nclass Lease {{ {member} }}\n"
    assert bool(findings(tmp_path, {"Lease.java": text})) is not guarded


@pytest.mark.parametrize(
    ("member", "guarded"),
    [
        (f'fun id() = if (onFargate()) "" else {ASKS}', True),
        (f'fun id() = when {{ onFargate() -> ""; else -> {ASKS} }}', True),
        (f'fun id() = when {{ onFargate() -> {ASKS}; else -> "" }}', False),
        (f'fun id() = System.getenv("ECS_CONTAINER_METADATA_URI_V4") ?: {ASKS}', True),
        (f'fun id() = System.getenv("OWNER") ?: {ASKS}', False),
        (f'@Profile("ec2") fun id() = {ASKS}', True),
    ],
)
def test_what_is_guarded_in_kotlin(tmp_path: Path, member: str, guarded: bool) -> None:
    text = f"""
        import com.amazonaws.util.EC2MetadataUtils
        fun onFargate() = System.getenv("ECS_CONTAINER_METADATA_URI_V4") != null
        class Lease {{ {member} }}
        """
    assert bool(findings(tmp_path, {"Lease.kt": text})) is not guarded


ADDRESS = 'static final String ID = "http://169.254.169.254/latest/meta-data/instance-id";'


@pytest.mark.parametrize(
    ("member", "severity"),
    [
        ("", "misbehaves"),
        ("String id() { return read(new URL(ID)); }", "misbehaves"),
        ("private final String id = read(new URL(ID));", "blocks-start"),
        ("@PostConstruct void start() { read(new URL(ID)); }", "blocks-start"),
        ('static final String ALL = ID + "?all"; @PostConstruct void start() { read(new URL(ALL)); }', "blocks-start"),
    ],
)
def test_a_constant_blocks_the_start_only_where_it_is_used(tmp_path: Path, member: str, severity: str) -> None:
    text = f"package com.shop;\n@Component\nclass Shop {{\n{ADDRESS}\n{member}\n}}\n"
    found = [one for one in findings(tmp_path, {"com/shop/Shop.java": text}) if one.line == 4]
    assert [one.severity for one in found] == [severity]


MAKES = "new InstanceProfileCredentialsProvider()"


@pytest.mark.parametrize(
    ("program", "severity"),
    [
        (f"class Shop {{ static Object a = {MAKES}; public static void main(String[] x) {{ }} }}", "blocks-start"),
        (f"class Shop {{ Object a = {MAKES}; public static void main(String[] x) {{ }} }}", "misbehaves"),
        (f"class Shop {{ Object a = {MAKES}; public static void main(String[] x) {{ new Shop(); }} }}", "blocks-start"),
        (f"class Shop extends Application<C> {{ public void run(C c, E e) {{ {MAKES}; }} }}", "blocks-start"),
        (f"class Shop {{ void begin(@Observes StartupEvent e) {{ {MAKES}; }} }}", "blocks-start"),
        (f"class Shop {{ void begin(@Observes OrderEvent e) {{ {MAKES}; }} }}", "misbehaves"),
    ],
)
def test_what_runs_at_the_start_without_spring(tmp_path: Path, program: str, severity: str) -> None:
    text = f"import com.amazonaws.auth.InstanceProfileCredentialsProvider;\n{program}\n"
    assert [one.severity for one in findings(tmp_path, {"Shop.java": text})] == [severity]


@pytest.mark.parametrize(
    ("body", "severity"),
    [
        ("id = EC2MetadataUtils.getInstanceId();", "blocks-start"),
        ('id = EC2MetadataUtils.getInstanceId(); if (id == null) { id = "none"; }', "misbehaves"),
        ("String other = EC2MetadataUtils.getInstanceId(); if (Strings.isNullOrEmpty(other)) { f(); }", "misbehaves"),
        ("String other = EC2MetadataUtils.getInstanceId(); if (id == null) { f(); }", "blocks-start"),
    ],
)
def test_who_asks_for_null_lives_with_it(tmp_path: Path, body: str, severity: str) -> None:
    text = (
        "import com.amazonaws.util.EC2MetadataUtils;\n"
        f"class Shop {{ static String id; public static void main(String[] x) {{ {body} }} }}\n"
    )
    assert [one.severity for one in findings(tmp_path, {"Shop.java": text})] == [severity]
