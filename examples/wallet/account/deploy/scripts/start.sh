#!/bin/bash
set -euo pipefail

systemctl start account.service
