"""Calls that mean something: requests to others, files opened, addresses listened on."""

from __future__ import annotations

from watari.survey.code.language import sink

SINKS = (
    sink("http", r"^(fetch|axios|got|request|superagent|needle)(\.(get|post|put|patch|delete|head|request))?$"),
    sink("http", r"^(https?|undici|http2)\.(get|request|connect)$"),
    sink("grpc", r"^[\w.]*(Service|ServiceClient)$", argument="credentials"),
    sink("amqp", r"(amqp\w*)\.connect$"),
    sink("listen", r"\.listen$"),
    sink("read", r"(readFile|readFileSync|createReadStream)$"),
    sink("write", r"(writeFile|writeFileSync|appendFile|appendFileSync|createWriteStream|mkdirSync|mkdir)$"),
)
