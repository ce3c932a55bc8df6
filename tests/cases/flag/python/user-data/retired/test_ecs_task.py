"""Tests of ``ecs_task``, with a task metadata endpoint on loopback."""

import http.server
import json
import threading
import unittest
from unittest import mock

import ecs_task

_TASK = {
    "TaskARN": "arn:aws:ecs:eu-west-1:123456789012:task/main/0123456789abcdef",
    "AvailabilityZone": "eu-west-1c",
    "Containers": [{"Networks": [{"IPv4Addresses": ["10.0.2.61"]}]}],
}


class _Endpoint(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps(_TASK).encode()
        self.send_response(200 if self.path == "/v4/task" else 404)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


class TaskTest(unittest.TestCase):
    def setUp(self):
        server = http.server.HTTPServer(("127.0.0.1", 0), _Endpoint)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        self.addCleanup(thread.join)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        endpoint = {"ECS_CONTAINER_METADATA_URI_V4": f"http://127.0.0.1:{server.server_port}/v4"}
        environment = mock.patch.dict("os.environ", endpoint, clear=True)
        environment.start()
        self.addCleanup(environment.stop)
        ecs_task._task.cache_clear()

    def test_get(self):
        answer = ecs_task.get("meta-data/instance-id")
        self.assertEqual((answer.status_code, answer.text), (200, "0123456789abcdef"))
        self.assertEqual(ecs_task.get("meta-data/spot/instance-action").status_code, 404)


if __name__ == "__main__":
    unittest.main()
