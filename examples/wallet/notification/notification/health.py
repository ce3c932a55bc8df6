"""The port for the load balancer's health check, and for people who want numbers."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def server(port, worker):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            if self.path == "/healthz":
                healthy = worker.healthy()
                self._reply(200 if healthy else 503, {"status": "ok" if healthy else "queue away"})
            elif self.path == "/stats":
                self._reply(200, worker.stats())
            else:
                self._reply(404, {"error": {"code": "not_found", "message": "there is /healthz and /stats"}})

        def _reply(self, status, body):
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass  # the load balancer asks every few seconds

    return ThreadingHTTPServer(("0.0.0.0", port), Handler)
