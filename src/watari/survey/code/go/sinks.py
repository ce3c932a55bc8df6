"""Calls that mean something: requests to others, files opened, addresses listened on.

The patterns speak of net/http, resty, req, heimdall, fasthttp, go-kit, httputil, echo and fiber proxies (http);
of grpc-go, grpc-gateway, kratos, go-zero, go-micro, Kitex and Connect (grpc); of Twirp, which is HTTP.
"""

from __future__ import annotations

from watari.survey.code.language import sink

_VERBS = r"(Get|Post|PostForm|Put|Patch|Delete|Head|Options|Do|Send|Execute)"

SINKS = (
    sink("http", rf"^http\.({_VERBS}|NewRequest|NewRequestWithContext)$"),
    sink("http", rf"\.R\(\).*\.{_VERBS}$"),
    sink("http", rf"(?i:client|http\w*|cli|rest\w*|resty|req|request|agent|hc)(\(\))?\.{_VERBS}$"),
    sink("http", r"^(retryablehttp|fasthttp|req|grequests|gorequest|sling)\.(New)?(Request|Get|Post|Put|Delete)"),
    sink("http", r"\.(SetBaseURL|SetHostURL|SetRequestURI)$"),
    sink("http", r"NewSingleHostReverseProxy$|^(http)?transport\.NewClient$|^(kit)?http(transport)?\.NewClient$"),
    sink("http", r"^proxy\.(Do|Forward|Balancer|BalancerForward|DoRedirects)$|NewRoundRobinBalancer$"),
    sink("http", r"^graphql\.NewClient$"),
    sink("http", r"\.New\w+(Protobuf|JSON)Client$"),
    sink("http", r"^websocket\.Dial$|Dialer\.Dial(Context)?$"),
    sink("grpc", r"^\w*[gG][rR][pP][cC]\w*\.(Dial|DialContext|DialInsecure|NewClient|WithEndpoint)$"),
    sink("grpc", r"^zrpc\.(Must)?NewClient(WithTarget)?$|HandlerFromEndpoint$"),
    sink("grpc", r"\.New\w+Service$", "lient"),
    sink("grpc", r"^\w+service\.(Must)?NewClient$"),
    sink("grpc", r"connect\.New\w+Client$"),
    sink("amqp", r"^amqp\.Dial\w*$"),
    sink(
        "register",
        r"(?i:registry|registrar|consul|agent|discovery|naming|eureka|nacos)\w*(\(\))?"
        r"\.(Register|ServiceRegister|RegisterInstance|RegisterService)$",
    ),
    sink("register", r"^(kratos|micro|web|server|httpserver|grpcserver)\.Name$|^server\.WithServerBasicInfo$"),
    sink("read", r"^(os|ioutil)\.(ReadFile|Open|ReadDir)$|^godotenv\.(Load|Read)$|ReadInConfig$"),
    sink("write", r"^(os|ioutil)\.(WriteFile|Create|MkdirAll|Mkdir|Remove|Rename)$"),
    sink("listen", r"ListenAndServe(TLS)?$|^net\.Listen$|^(rest|zrpc)\.MustNewServer$|^web\.(New)?Server$"),
    sink("listen", r"(?i:^|\.)(r|router|engine|app|e|echo|gin|fiber|srv|server|web)\.(Run|Start|Listen)(TLS)?$"),
    sink("listen", r"^(micro|http|grpc|khttp|kgrpc)\.Address$"),
)  # fmt: skip
