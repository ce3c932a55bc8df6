#!/bin/bash
set -euo pipefail

id wallet >/dev/null 2>&1 || useradd --system --shell /usr/sbin/nologin wallet
install -d -o wallet -g wallet /var/log/wallet
chmod 755 /opt/wallet/account/bin/account
systemctl daemon-reload
systemctl enable account.service
