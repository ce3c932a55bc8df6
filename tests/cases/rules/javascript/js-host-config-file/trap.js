const { readFileSync } = require('fs')

const trust = readFileSync('/etc/ssl/openssl.conf')
