"""Calls that mean something: requests to others, files opened, addresses listened on."""

from __future__ import annotations

from watari.survey.code.language import sink

SINKS = (
    sink(
        "http",
        r"(^|\.)(requests|httpx|session|http|client|_session|_client|_http)\.(get|post|put|patch|delete"
        r"|head|request)$",
    ),
    sink("http", r"(^|\.)(urlopen|Request)$"),
    sink("grpc", r"(insecure|secure)_channel$"),
    sink("amqp", r"(URLParameters|ConnectionParameters)$"),
    sink("listen", r"(HTTPServer|TCPServer|run_simple|app\.run|uvicorn\.run|make_server|serve|create_server)$"),
    sink("read", r"(^|\.)(read_text|read_bytes|load_dotenv)$|(parser|config|cfg|ini)\w*\.read$"),
    sink("write", r"(^|\.)(write_text|write_bytes|mkdir|makedirs|touch|\w*FileHandler)$"),
)
