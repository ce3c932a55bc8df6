"""Calls that mean something: requests to others, files opened, addresses listened on."""

from __future__ import annotations

from watari.survey.code.language import sink

_VERBS = r"(get|post|put|patch|delete|head|request|send)(Async)?"

SINKS = (
    sink("http", r"(curl_init|curl_setopt|curl_setopt_array|file_get_contents|stream_socket_client)$"),
    sink("http", rf"([cC]lient|[hH]ttp|[gG]uzzle|\))->{_VERBS}$|->request(Async)?$"),
    sink("http", rf"^\\?(Http|Requests|Guzzle|HttpClient|Psr7)(::|.*->){_VERBS}$|^\\?WpOrg\\Requests\\Requests::\w+$"),
    sink("http", r"^\\?(Http|Guzzle)(::|.*->)\{?\$\w+\}?$"),
    sink("http", r"->(withOptions|baseUrl)$|::(baseUrl|createForBaseUri)$"),
    sink("http", r"^(new)?SoapClient$"),
    sink("listen", r"(SocketServer|stream_socket_server)$"),
    sink("write", r"^(file_put_contents|fwrite)$"),
    sink("read", r"^(fopen|file|parse_ini_file|readfile)$"),
)
CLIENTS = (
    sink("grpc", r"Client$", argument="ChannelCredentials"),
    sink("http", r"(^|\\)(Guzzle)?(Http)?Client$", argument="base_uri"),
    sink("http", r"HttpClient::create$", argument="base_uri"),
)
"""A client that was made sends nothing until one of its methods is called."""
