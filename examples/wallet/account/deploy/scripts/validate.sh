#!/bin/bash
set -euo pipefail

for _ in $(seq 1 20); do
  if curl --silent --fail --max-time 2 http://127.0.0.1:8080/healthz >/dev/null; then
    exit 0
  fi
  sleep 2
done
journalctl -u account.service --no-pager -n 50
exit 1
