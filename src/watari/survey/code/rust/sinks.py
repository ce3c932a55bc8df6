"""Calls that mean something: requests to others, files opened, addresses listened on."""

from __future__ import annotations

from watari.survey.code.language import sink

SINKS = (
    sink("http", r"^(reqwest|surf|ureq|isahc|attohttpc)::(blocking::)?(get|post|put|patch|delete|head|request)$"),
    sink("http", r"(?i:client|session|agent|http)\w*(\(\))?\.(get|post|put|patch|delete|head|request)$"),
    sink("http", r"(^|::)Request::(get|post|put|delete|builder\(\).*\.uri)$|\.uri$"),
    sink("grpc", r"\w+Client::connect$|(^|::)(Channel|Endpoint)::(from_static|from_shared|new|builder)$"),
    sink("amqp", r"(^|::)Connection::connect$"),
    sink("listen", r"(^|::)(TcpListener|UdpSocket|Server)::(bind|try_bind)$|\.bind$|\.serve$"),
    sink("read", r"(^|::)fs::(read|read_to_string|read_dir|metadata)$|(^|::)File::open$"),
    sink("write", r"(^|::)fs::(write|create_dir|create_dir_all|remove_file|rename)$|(^|::)File::create$"),
)
