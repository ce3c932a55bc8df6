"""Calls that mean something: requests to others, files opened, addresses listened on."""

from __future__ import annotations

from watari.survey.code.language import sink

_VERBS = r"(get|post|put|patch|delete|head|options|request|stream|send|fetch|ws_connect)"
_HELD = r"(requests|httpx|aiohttp|treq|session|http|https|client|pool|oauth|conn|connection)"

SINKS = (
    sink("http", rf"(?i)(^|[._]){_HELD}(\(\))?\.{_VERBS}$"),
    sink("http", rf"(Session|AsyncClient|httpx\.Client|ClientSession|PoolManager|HTTPClient)\([^()]*\)\.{_VERBS}$"),
    sink("http", r"(^|\.)(urlopen|urlretrieve|Request|HTTPRequest)$"),
    sink("http", r"(^|\.)(ServerProxy|(zeep|suds|suds\.client)\.(Async)?Client)$"),
    sink("http", r"(^|\.)(RequestsHTTP|AIOHTTP|HTTPX|HTTPXAsync|Websockets)Transport$"),
    sink("http", r"(^|\.)(websockets\.connect|websocket_connect|websocket\.create_connection)$"),
    sink("http", r"(^|\.)Configuration$", argument="host"),
    sink("grpc", r"(insecure|secure)_channel$"),
    sink("rpc", r"(^|\.)(ServiceRpcProxy|RpcProxy)$"),
    sink("amqp", r"(URLParameters|ConnectionParameters)$"),
    sink("listen", r"(HTTPServer|TCPServer|run_simple|app\.run|uvicorn\.run|make_server|serve|create_server)$"),
    sink("read", r"(^|\.)(read_text|read_bytes|load_dotenv)$|(parser|config|cfg|ini)\w*\.read$"),
    sink("write", r"(^|\.)(write_text|write_bytes|mkdir|makedirs|touch|\w*FileHandler)$"),
)

CLIENTS = (
    sink("http", r"(^|\.)(requests\.(Session|session)|httpx\.(Async)?Client|AsyncClient|(aiohttp\.)?ClientSession)$"),
    sink("http", r"(^|\.)(HTTPS?Connection|PoolManager|AsyncHTTPClient|OAuth[12]Session)$"),
)
