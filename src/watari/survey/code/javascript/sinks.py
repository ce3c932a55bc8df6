"""Calls that mean something: requests to others, files opened, addresses listened on."""

from __future__ import annotations

from watari.survey.code.language import sink

_VERBS = r"(get|post|put|patch|delete|del|head|request|stream|json|query|mutate)"

SINKS = (
    sink("listen", r"\.(listen|bindAsync)$|^(Hapi|hapi)\.[sS]erver$|createMicroservice$"),
    sink("http", rf"^(fetch|axios|got|request|superagent|needle|ky|undici)(\.{_VERBS})?$"),
    sink("http", r"^(https?|undici|http2)\.(get|request|connect)$"),
    sink("http", rf"(^|[._$]|(?<=[a-z]))([hH]ttp|[aA]xios|[hH]ttpService|[hH]ttpClient|axiosRef)\.{_VERBS}$"),
    sink("http", r"^RESTDataSource\.\w+$"),
    sink(
        "http", r"^(create\w*ProxyMiddleware|proxy|httpProxy|expressHttpProxy)$|[pP]roxy\.(web|ws)$|createProxyServer$"
    ),
    sink("http", r"\.register$", argument="upstream"),
    sink("http", r"^(\w+\.)?(IntrospectAndCompose|RemoteGraphQLDataSource|HttpLink|createHttpLink|http(Batch)?Link)$"),
    sink("http", r"^(\w+\.)?ApolloGateway$", argument="serviceList"),
    sink("tcp", r"^ClientProxy\.(send|emit)$"),
    sink("grpc", r"^ClientGrpc\.\w+$"),
    sink("amqp", r"(amqp\w*)\.connect$"),
    sink("read", r"(readFile|readFileSync|createReadStream)$"),
    sink("write", r"(writeFile|writeFileSync|appendFile|appendFileSync|createWriteStream|mkdirSync|mkdir)$"),
)
CLIENTS = (
    sink("http", r"^(axios|ky)\.(create|extend)$|^got\.extend$|^request\.defaults$"),
    sink("http", r"^(GraphQLClient|wretch|bent)$"),
    sink("grpc", r"^(?!.*([sS]erver|bind|bindAsync)$)[\w.$]*$", argument="redentials.create"),
    sink("grpc", r"^create(Promise)?(Client|GrpcClient)$", argument="ransport"),
)
"""A client that was made sends nothing until one of its methods is called."""
