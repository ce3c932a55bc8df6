#!/bin/bash
# deploy/deploy.sh HOST…   copies the binary and restarts the service
set -euo pipefail

cd "$(dirname "$0")/.."
[ $# -gt 0 ] || { echo "usage: deploy/deploy.sh HOST..." >&2; exit 64; }

for host in "$@"; do
  scp -o BatchMode=yes bin/payment "deploy@$host:/tmp/payment"
  scp -o BatchMode=yes deploy/payment.service "deploy@$host:/tmp/payment.service"
  ssh -o BatchMode=yes "deploy@$host" bash -s <<'REMOTE'
set -euo pipefail
sudo install -D -m 0755 /tmp/payment /opt/wallet/payment/bin/payment.new
sudo mv /opt/wallet/payment/bin/payment.new /opt/wallet/payment/bin/payment
sudo install -m 0644 /tmp/payment.service /etc/systemd/system/payment.service
sudo systemctl daemon-reload
sudo systemctl enable payment
sudo systemctl restart payment
for _ in {1..30}; do
  curl -fsS -m 2 http://127.0.0.1:8080/healthz && exit 0
  sleep 1
done
sudo systemctl status --no-pager payment
exit 1
REMOTE
done
