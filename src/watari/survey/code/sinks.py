"""Calls that mean something wherever they stand: requests to others, files opened, addresses listened on."""

from __future__ import annotations

import re
from typing import Literal

from watari.survey.facts import Call

SinkKind = Literal["http", "grpc", "read", "write", "listen", "amqp", "register", "use"]

_WHERE: dict[str, list[tuple[SinkKind, str]]] = {
    "go": [
        ("http", r"^http\.(Get|Post|PostForm|Head|NewRequest|NewRequestWithContext)$"),
        ("http", r"\.R\(\).*\.(Get|Post|Put|Patch|Delete)$"),
        ("grpc", r"^grpc\.(Dial|DialContext|NewClient)$"),
        ("amqp", r"^amqp\.Dial\w*$"),
        ("register", r"(?i:registry|consul|agent|discovery|naming)\w*(\(\))?"
                     r"\.(Register|ServiceRegister|RegisterInstance)$"),
        ("read", r"^(os|ioutil)\.(ReadFile|Open|ReadDir)$|^godotenv\.(Load|Read)$|ReadInConfig$"),
        ("write", r"^(os|ioutil)\.(WriteFile|Create|MkdirAll|Mkdir|Remove|Rename)$"),
        ("listen", r"ListenAndServe(TLS)?$|^net\.Listen$"),
    ],
    "python": [
        ("http", r"(^|\.)(requests|httpx|session|http|client|_session|_client|_http)"
                 r"\.(get|post|put|patch|delete|head|request)$"),
        ("http", r"(^|\.)(urlopen|Request)$"),
        ("grpc", r"(insecure|secure)_channel$"),
        ("amqp", r"(URLParameters|ConnectionParameters)$"),
        ("listen", r"(HTTPServer|TCPServer|run_simple|app\.run|uvicorn\.run|make_server|serve|create_server)"
                   r"$"),
        ("read", r"(^|\.)(read_text|read_bytes|load_dotenv)$|(parser|config|cfg|ini)\w*\.read$"),
        ("write", r"(^|\.)(write_text|write_bytes|mkdir|makedirs|touch|\w*FileHandler)$"),
    ],
    "javascript": [
        ("http", r"^(fetch|axios|got|request|superagent|needle)"
                 r"(\.(get|post|put|patch|delete|head|request))?$"),
        ("http", r"^(https?|undici|http2)\.(get|request|connect)$"),
        ("grpc", r"^[\w.]*(Service|ServiceClient)$"),
        ("amqp", r"(amqp\w*)\.connect$"),
        ("listen", r"\.listen$"),
        ("read", r"(readFile|readFileSync|createReadStream)$"),
        ("write", r"(writeFile|writeFileSync|appendFile|appendFileSync|createWriteStream|mkdirSync|mkdir)$"),
    ],
    "java": [
        ("http", r"(restTemplate|RestTemplate|webClient|restClient|httpClient|\.uri|HttpGet|HttpPost|HttpPut"
                 r"|HttpDelete|URI\.create|^URL|url)(\.\w*(get|post|put|delete|exchange)\w*)?$|^(uri)$|\.uri$"),
        ("http", r"(?i:discovery\w*)\.getInstances$"),
        ("grpc", r"ManagedChannelBuilder\.for(Address|Target)$"),
    ],
    "csharp": [
        ("http", r"(GetAsync|PostAsync|PutAsync|DeleteAsync|SendAsync|GetStringAsync|GetFromJsonAsync"
                 r"|PostAsJsonAsync|HttpRequestMessage)$"),
        ("grpc", r"GrpcChannel\.ForAddress$"),
    ],
    "php": [("http", r"(curl_init|curl_setopt|file_get_contents)$|->request$")],
    "ruby": [("http", r"(Net::HTTP|Faraday|HTTParty|RestClient)\.\w+$|^(Faraday|HTTParty|RestClient)$")],
}  # fmt: skip
_WHERE["typescript"] = _WHERE["tsx"] = _WHERE["javascript"]
_TABLE = {language: [(kind, re.compile(pattern)) for kind, pattern in rows] for language, rows in _WHERE.items()}

_WRITE_MODE = re.compile(r"O_(CREATE|WRONLY|RDWR|APPEND|TRUNC)|^['\"][wax]")
_NOT_A_PLACE = re.compile(r"Server$|^express|^new http")


def sink_of(call: Call, language: str) -> SinkKind | None:
    """What a call does to the outside, by its name; None for all others."""
    if call.name in ("OpenFile", "open") and not call.callee.startswith(("zip", "tar", "gzip", "self.", "image")):
        mode = [one for one in call.arguments[1:] if not one.startswith("encoding")]
        return "write" if any(_WRITE_MODE.search(one.replace("mode=", "")) for one in mode) else "read"
    for kind, pattern in _TABLE.get(language, ()):
        if pattern.search(call.callee):
            if kind == "grpc" and language in ("javascript", "typescript", "tsx") and not _has_credentials(call):
                continue
            return kind
    return None


def _has_credentials(call: Call) -> bool:
    return any("credentials" in one for one in call.arguments)
