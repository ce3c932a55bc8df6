#!/bin/bash
set -euo pipefail
for host in "$@"; do
  scp -q bin/api "deploy@$host:/tmp/api"
  ssh "deploy@$host" 'sudo install -m 0755 /tmp/api /opt/api/bin/api && sudo systemctl restart api'
done
