"""Calls that mean something: requests to others, files opened, addresses listened on."""

from __future__ import annotations

from watari.survey.code.language import sink

SINKS = (
    sink(
        "http",
        r"(GetAsync|PostAsync|PutAsync|DeleteAsync|SendAsync|GetStringAsync|GetFromJsonAsync|PostAsJsonAsync"
        r"|HttpRequestMessage)$",
    ),
    sink("grpc", r"GrpcChannel\.ForAddress$"),
)
