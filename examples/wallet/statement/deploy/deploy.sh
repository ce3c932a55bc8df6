#!/bin/bash
# Packs the job with its modules and puts it onto the batch host.
set -euo pipefail
cd "$(dirname "$0")/.."

host=${1:-batch-1.prod.wallet.internal}
release=$(date -u +%Y%m%d%H%M%S)

npm ci --omit=dev
tar -czf statement.tgz package.json package-lock.json src node_modules
scp statement.tgz deploy/statement.cron "deploy@$host:/tmp/"
ssh "deploy@$host" "
  set -e
  sudo mkdir -p /opt/wallet/statement-$release
  sudo tar -xzf /tmp/statement.tgz -C /opt/wallet/statement-$release
  sudo ln -sfn /opt/wallet/statement-$release /opt/wallet/statement
  sudo install -m 0644 -o root /tmp/statement.cron /etc/cron.d/wallet-statement
  ls -dt /opt/wallet/statement-* | tail -n +4 | xargs -r sudo rm -rf
"
rm -f statement.tgz
