#!/bin/sh
# Renews src/watari/report/assets: the libraries that the survey's HTML report carries inside it.
# Also renews the schemas that a test needs. Each is taken from npm at the version named here, minified as its authors publish it, with its licence.
#
#   sh tools/assets.sh      (needs npm and a registry; writes into the work tree, commit the result)
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
assets=$here/src/watari/report/assets
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# take PACKAGE VERSION FOLDER FILE_IN_PACKAGE...: copies files of one package, and its licence.
take() {
  npm pack --silent "$1@$2" >/dev/null
  mkdir -p unpacked "$assets/$3"
  tar -xzf ./*.tgz -C unpacked
  rm ./*.tgz
  into=$assets/$3
  printf '%s %s\n' "$1" "$2" >"$into/VERSION"
  cp unpacked/package/LICENSE "$into/LICENSE"
  shift 3
  for file in "$@"; do
    # A source map is not shipped, so the page must not ask for one.
    sed '/^\/\/# sourceMappingURL=/d' "unpacked/package/$file" >"$into/$(basename "$file")"
  done
  rm -r unpacked
}

take cytoscape 3.34.4 cytoscape dist/cytoscape.min.js
take cytoscape-dagre 4.0.1 cytoscape-dagre dist/cytoscape-dagre.min.js
# cytoscape-dagre's file holds dagre itself; only its licence is still missing.
take @dagrejs/dagre 3.1.3 dagre

# Backstage's own schemas, which a test holds catalog-info.yaml against.
npm pack --silent @backstage/catalog-model@1.10.1 >/dev/null
mkdir unpacked && tar -xzf ./*.tgz -C unpacked
into=$here/tests/report/backstage_schemas
mkdir -p "$into"
printf '@backstage/catalog-model 1.10.1, Apache-2.0; made by tools/assets.sh\n' >"$into/VERSION"
for name in Entity EntityEnvelope EntityMeta shared/common kinds/Component.v1alpha1 kinds/API.v1alpha1 \
  kinds/Resource.v1alpha1; do
  node -e 'process.stdout.write(JSON.stringify(require(process.argv[1]).default, null, 1) + "\n")' \
    "$work/unpacked/package/dist/schema/$name.schema.json.cjs.js" >"$into/$(basename "$name").json"
done
