"""Calls that mean something: requests to others, files opened, addresses listened on."""

from __future__ import annotations

from watari.survey.code.language import sink

_VERBS = r"(get|post|put|patch|delete|head|request|execute|get_response|post_form|start|run_request|parse)"

SINKS = (
    sink(
        "http", rf"^(::)?(Net::HTTP|Faraday|HTTParty|RestClient|Excon|Typhoeus|HTTP|HTTPX|Curl|HTTPClient)\.{_VERBS}$"
    ),
    sink("http", r"^(::)?(HTTParty|RestClient)$|(URI|Kernel)\.open$|^open-uri$|^base_uri$"),
    sink("http", rf"^(RestClient::Request|Typhoeus::Request|Net::HTTP::\w+)\.(new|execute|{_VERBS})$"),
    sink("http", r"^(Net::HTTP|Typhoeus::Request|RestClient::Resource)\.new$"),
    sink("http", r"^self\.(site|base_uri)$"),
    sink("listen", r"^(port|bind)$"),
    sink("listen", r"^set$", argument=":port"),
    sink("listen", r"^(TCPServer|WEBrick::HTTPServer)\.new$|Rack::Handler\S*\.run$"),
    sink("write", r"^File\.(write|binwrite)$"),
    sink("read", r"^(File\.(read|readlines|binread)|IO\.read|YAML\.load_file)$"),
)
CLIENTS = (
    sink("http", r"^(::)?(Faraday|Excon|HTTPClient|HTTP|HTTPX)\.(new|persistent|with)$"),
    sink("grpc", r"Stub\.new$"),
)
"""A client that was made sends nothing until one of its methods is called."""
