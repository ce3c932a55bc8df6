"""Calls that mean something: requests to others, files opened.

The callee of a call on a variable begins with the variable's type (``RestTemplate.exchange``).
"""

from __future__ import annotations

from watari.survey.code.language import sink

_VERBS = r"(?:getFor\w+|postFor\w+|patchFor\w+|optionsFor\w+|headFor\w+|get|post|put|patch|delete|exchange|execute)"

SINKS = (
    # Spring: RestTemplate by its type or by a name such as authRestTemplate; WebClient and RestClient by uri().
    sink("http", rf"(?:[Rr]estTemplate|RestOperations)\.{_VERBS}$"),
    sink("http", r"\.(?:uri|baseUr[li]|baseURL|rootUri|fromHttpUrl)$|^uri$"),
    sink("http", r"(?:WebClient|RestClient)\.create$|(?:^|\.)http$"),
    # The JDK, Apache, OkHttp, Unirest, Micronaut, JAX-RS, Vert.x, Ktor.
    sink("http", r"URI\.create$|^URI$|^URL$|HttpUrl\.(?:parse|get)$|HttpRequest\.newBuilder$"),
    sink(
        "http",
        r"^(?:Request\.)?[bB]uilder(?:\(\))?(?:\.\w+\([^()]*\))*\.url$|^Request\.Builder\(\).*\.url$|requestBuilder\.url$",
    ),
    sink("http", r"Http(?:Get|Post|Put|Delete|Patch|Head)$|(?:Request|Unirest|HttpRequest)\.(?i:get|post|put|delete)$"),
    sink("http", r"\.target$"),
    sink("http", r"\.(?:get|post|put|patch|delete|request)Abs$"),
    sink("http", r"(?:WebClient|[hH]ttpClient)\.(?:get|post|put|patch|delete|head|request|retrieve|exchange)$"),
    # Discovery: the service is asked for by its name.
    sink("http", r"(?i:discovery\w*|eureka\w*)\.(?:getInstances\w*|getNextServerFromEureka|getApplication)$"),
    sink("http", r"LoadBalancer\w*\.choose$"),
    sink(
        "grpc",
        r"Channel(?:Builder)?\.for(?:Address|Target)$|Grpc\.newChannelBuilder\w*$|ChannelFactory\.createChannel$",
    ),
    sink(
        "read", r"^(?:FileInputStream|FileReader|Scanner)$|Files\.(?:read\w*|lines|newInputStream|newBufferedReader)$"
    ),
    sink(
        "write", r"^(?:FileOutputStream|FileWriter|PrintWriter)$|Files\.(?:write\w*|newOutputStream|newBufferedWriter)$"
    ),
)
