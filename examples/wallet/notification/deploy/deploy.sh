#!/bin/sh
# Copies the package to the worker's host. Usage: deploy/deploy.sh [HOST]
set -eu
cd "$(dirname "$0")/.."

host=${1:-notification-1.prod.wallet.internal}
bundle=$(mktemp)
trap 'rm -f "$bundle"' EXIT

tar -czf "$bundle" --exclude='__pycache__' notification requirements.txt deploy
scp "$bundle" "deploy@$host:/tmp/notification.tar.gz"
ssh "deploy@$host" '
  set -eu
  sudo mkdir -p /opt/wallet/notification /etc/wallet
  sudo tar -xzf /tmp/notification.tar.gz -C /opt/wallet/notification
  [ -x /opt/wallet/notification/venv/bin/python ] || sudo python3 -m venv /opt/wallet/notification/venv
  sudo /opt/wallet/notification/venv/bin/pip install --quiet -r /opt/wallet/notification/requirements.txt
  sudo install -m 0644 /opt/wallet/notification/deploy/etc/notification.ini /etc/wallet/notification.ini
  sudo install -m 0644 /opt/wallet/notification/deploy/notification.service /etc/systemd/system/notification.service
  sudo systemctl daemon-reload
  sudo systemctl enable notification
  sudo systemctl restart notification
  sleep 3
  curl --fail --silent http://127.0.0.1:8080/healthz
'
