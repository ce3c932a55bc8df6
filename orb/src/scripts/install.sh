#!/bin/bash
set -euo pipefail
python3 -m venv "$HOME/.watari"
"$HOME/.watari/bin/python" -m pip install --quiet --disable-pip-version-check "$WATARI_PACKAGE"
