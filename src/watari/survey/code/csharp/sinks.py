"""Calls that mean something: requests to others, files opened, addresses listened on.

``HttpClient.Send``, ``http-client.Send``, ``grpc-client.Send`` and ``OpenId.Fetch`` are what
:mod:`watari.survey.code.csharp.clients` makes of calls through a value of known type.
"""

from __future__ import annotations

from watari.survey.code.language import sink

SINKS = (
    sink("http", r"^(HttpClient\.Send|http-client\.Send|OpenId\.Fetch)$"),
    sink("grpc", r"^grpc-client\.Send$"),
    sink(
        "http",
        r"\b(GetStringAsync|GetByteArrayAsync|GetStreamAsync|GetFromJsonAsync|DeleteFromJsonAsync|PostAsJsonAsync"
        r"|PutAsJsonAsync|PatchAsJsonAsync|HttpRequestMessage)$",
    ),
    sink("http", r"(?i:http|client)\w*(\(\))?\.(Get|Post|Put|Delete|Patch|Send)Async$"),
    sink("http", r"\.(InvokeMethod\w*Async|CreateInvokeMethodRequest)$"),
    sink("http", r"\b(Get|Post|Put|Patch|Delete)(Json|String|UrlEncoded|Multipart)Async$"),
    sink("http", r"^(RestClient|RestRequest|WebRequest\.Create|HttpConnection)$|HubConnectionBuilder\(\)\.WithUrl$"),
    # YARP, configured in code.
    sink("http", r"^\w*([yY]arp|[pP]roxy)\w*\.Add(Route|Cluster)$|\.MapForwarder$"),
    sink("read", r"^File\.(ReadAll\w+|OpenRead|OpenText|ReadLines)$"),
    sink("write", r"^File\.(WriteAll\w+|AppendAll\w+|OpenWrite|Create|CreateText)$|^Directory\.CreateDirectory$"),
    sink("listen", r"(UseUrls|[aA]pp\.Run|Urls\.Add)$"),
)
