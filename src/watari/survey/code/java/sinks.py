"""Calls that mean something: requests to others, files opened, addresses listened on."""

from __future__ import annotations

from watari.survey.code.language import sink

SINKS = (
    sink(
        "http",
        r"(restTemplate|RestTemplate|webClient|restClient|httpClient|\.uri|HttpGet|HttpPost|HttpPut|HttpDelete"
        r"|URI\.create|^URL|url)(\.\w*(get|post|put|delete|exchange)\w*)?$|^(uri)$|\.uri$",
    ),
    sink("http", r"(?i:discovery\w*)\.getInstances$"),
    sink("grpc", r"ManagedChannelBuilder\.for(Address|Target)$"),
)
