"""Calls that mean something: requests to others, files opened, addresses listened on."""

from __future__ import annotations

from watari.survey.code.language import sink

SINKS = (
    sink("http", r"^http\.(Get|Post|PostForm|Head|NewRequest|NewRequestWithContext)$"),
    sink("http", r"\.R\(\).*\.(Get|Post|Put|Patch|Delete)$"),
    sink("grpc", r"^grpc\.(Dial|DialContext|NewClient)$"),
    sink("amqp", r"^amqp\.Dial\w*$"),
    sink(
        "register",
        r"(?i:registry|consul|agent|discovery|naming)\w*(\(\))?\.(Register|ServiceRegister|RegisterInstance)$",
    ),
    sink("read", r"^(os|ioutil)\.(ReadFile|Open|ReadDir)$|^godotenv\.(Load|Read)$|ReadInConfig$"),
    sink("write", r"^(os|ioutil)\.(WriteFile|Create|MkdirAll|Mkdir|Remove|Rename)$"),
    sink("listen", r"ListenAndServe(TLS)?$|^net\.Listen$"),
)
