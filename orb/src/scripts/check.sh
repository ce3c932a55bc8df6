#!/bin/bash
set -euo pipefail
watari="$HOME/.watari/bin/watari"
arguments=("$WATARI_PATH" "--severity=$WATARI_SEVERITY")
[ -z "$WATARI_DIFF" ] || arguments+=("--diff=$WATARI_DIFF")
[ -z "$WATARI_BASELINE" ] || arguments+=("--baseline=$WATARI_BASELINE")
mkdir -p "$WATARI_REPORTS"
"$watari" check "${arguments[@]}" --exit-zero --format sarif --out "$WATARI_REPORTS/watari.sarif" 2>/dev/null
"$watari" check "${arguments[@]}" --exit-zero --format markdown --out "$WATARI_REPORTS/watari.md" 2>/dev/null
# Last, so that its exit code is the step's: 10 where there are findings.
"$watari" check "${arguments[@]}"
