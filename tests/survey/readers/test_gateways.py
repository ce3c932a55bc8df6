"""Each proxy's configuration: a route that is one, and an address that no request goes to."""

from __future__ import annotations

import pytest

from watari.survey.facts import Upstream
from watari.survey.readers.interface import Reader, Source
from watari.survey.readers.nginx import NginxReader
from watari.survey.readers.proxies import ApacheReader, CaddyReader, HaproxyReader
from watari.survey.readers.routes import RouteFileReader

NGINX = """\
upstream berths {
    least_conn; server berth:8080 weight=2;  # server old:1
}
upstream idle { server nobody:80; }
server {
    set $tickets ticket:9000;
    location /a { proxy_pass http://berths/; }
    location /b { proxy_pass http://$tickets; }
    location /c { proxy_pass ${SCHEME}://${CREW_HOST}:${CREW_PORT}; }
    location /d { grpc_pass grpc://pilot:50051; }
    # proxy_pass http://comment;
    location /e { proxy_pass http://unix:/run/app.sock; }
}
"""
CADDY = """\
ferry.example {
    reverse_proxy /tickets/* ticket:9000 {$BERTH_HOST:berth}:8080
    reverse_proxy {
        to h2c://pilot:50051
        header_up Host x
    }
    # reverse_proxy comment:1
    to nowhere:1
}
"""
HAPROXY = """\
frontend in
    bind :80
    use_backend tickets if { path_beg /t }
backend tickets
    server t1 ticket:9000 check
backend idle
    server n1 nobody:1
"""
APACHE = """\
<Proxy "balancer://fleet">
    BalancerMember "http://berth:8080"
</Proxy>
ProxyPass "/tickets" "http://ticket:9000/"
ProxyPass /b balancer://fleet/
# ProxyPass /c http://comment/
ProxyPassReverse /tickets http://reverse:1/
RewriteRule ^/p(.*) http://pilot:80$1 [P,L]
RewriteRule ^/old http://moved.example/ [R=301]
"""
ENVOY = """\
static_resources:
  listeners:
  - filter_chains:
    - filters:
      - typed_config:
          route_config:
            virtual_hosts:
            - routes:
              - route: {cluster: tickets}
  clusters:
  - name: tickets
    load_assignment:
      endpoints:
      - lb_endpoints:
        - endpoint:
            address:
              socket_address: {address: ticket, port_value: 9000}
  - name: idle
    load_assignment:
      endpoints: [{lb_endpoints: [{endpoint: {address: {socket_address: {address: nobody, port_value: 1}}}}]}]
"""
TRAEFIK = """\
http:
  routers:
    t: {rule: "PathPrefix(`/t`)", service: tickets@file}
  services:
    tickets:
      loadBalancer:
        servers:
        - url: http://ticket:9000
    idle:
      loadBalancer:
        servers: [{url: "http://nobody:1"}]
"""
KONG = """\
_format_version: "3.0"
services:
- name: tickets
  url: http://ticket:9000
  routes: [{name: t, paths: [/t]}]
- name: idle
  host: nobody
"""
KRAKEND = """\
{
  "$schema": "https://www.krakend.io/schema/v3.json",
  "endpoints": [{"endpoint": "/t", "backend": [{
    "url_pattern": "/", "host": ["http://ticket:9000"]}]}]
}
"""
EXPRESS = """\
serviceEndpoints:
  tickets:
    url: http://ticket:9000
  idle:
    url: http://nobody:1
pipelines:
  t:
    policies:
    - proxy: [{action: {serviceEndpoint: tickets}}]
"""


@pytest.mark.parametrize(
    ("reader", "path", "text", "expected"),
    [
        (
            NginxReader(),
            "web/nginx.conf.template",
            NGINX,
            [
                ("http://berth:8080", 7, "http"),
                ("http://ticket:9000", 8, "http"),
                ("${SCHEME}://${CREW_HOST}:${CREW_PORT}", 9, "http"),
                ("grpc://pilot:50051", 10, "grpc"),
            ],
        ),
        (
            CaddyReader(),
            "edge/Caddyfile",
            CADDY,
            [
                ("http://ticket:9000", 2, "http"),
                ("http://${BERTH_HOST:-berth}:8080", 2, "http"),
                ("http://pilot:50051", 4, "grpc"),
            ],
        ),
        (HaproxyReader(), "haproxy.cfg", HAPROXY, [("http://ticket:9000", 5, "http")]),
        (
            ApacheReader(),
            "httpd.conf",
            APACHE,
            [("http://ticket:9000/", 4, "http"), ("http://berth:8080", 5, "http"), ("http://pilot:80$1", 8, "http")],
        ),
        (RouteFileReader(), "envoy.yaml", ENVOY, [("http://ticket:9000", 17, "http")]),
        (RouteFileReader(), "dynamic.yml", TRAEFIK, [("http://ticket:9000", 8, "http")]),
        (RouteFileReader(), "kong.yml", KONG, [("http://ticket:9000", 4, "http")]),
        (RouteFileReader(), "krakend.json", KRAKEND, [("http://ticket:9000", 4, "http")]),
        (RouteFileReader(), "gateway.config.yml", EXPRESS, [("http://ticket:9000", 3, "http")]),
    ],
)
def test_only_what_a_route_names_is_called(
    reader: Reader, path: str, text: str, expected: list[tuple[str, int, str]]
) -> None:
    assert reader.wants(path)
    found = [fact for fact in reader.read(Source(path, text.encode())) if isinstance(fact, Upstream)]
    assert [(one.address, one.evidence.line, one.protocol) for one in found] == expected


def test_a_balancer_service_of_kubernetes_is_no_gateway() -> None:
    text = b"kind: Service\nspec: {type: LoadBalancer, loadBalancerIP: 10.0.0.1}\n"
    assert list(RouteFileReader().read(Source("service.yaml", text))) == []
