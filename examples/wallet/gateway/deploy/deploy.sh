#!/bin/bash
# Puts bin/gateway onto every host of an environment, one after the other.
#
#   deploy/deploy.sh staging|production
#
# The hosts are in deploy/hosts.<environment>. A host is left alone for as long
# as the load balancer needs to notice that it is away and back.
set -euo pipefail
cd "$(dirname "$0")/.."

environment=${1:?usage: deploy/deploy.sh staging|production}
user=${DEPLOY_USER:-deploy}

while read -r host; do
  case $host in '' | '#'*) continue ;; esac
  echo "== $host"
  scp -q bin/gateway deploy/gateway.service "$user@$host:/tmp/"
  ssh -n "$user@$host" '
    set -e
    sudo install -D -o root -g root -m 0755 /tmp/gateway /opt/wallet/gateway/bin/gateway.new
    sudo mv -f /opt/wallet/gateway/bin/gateway.new /opt/wallet/gateway/bin/gateway
    sudo install -m 0644 /tmp/gateway.service /etc/systemd/system/gateway.service
    sudo systemctl daemon-reload
    sudo systemctl enable --quiet gateway
    sudo systemctl restart gateway
    for i in $(seq 1 30); do
      curl -sf --max-time 2 http://127.0.0.1:8080/healthz >/dev/null && exit 0
      sleep 1
    done
    sudo journalctl -u gateway -n 30 --no-pager
    exit 1'
  sleep "${SETTLE_SECONDS:-20}"
done <"deploy/hosts.$environment"
