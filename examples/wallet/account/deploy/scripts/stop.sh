#!/bin/bash
set -euo pipefail

# The very first deployment of an instance finds nothing to stop.
systemctl stop account.service 2>/dev/null || true
