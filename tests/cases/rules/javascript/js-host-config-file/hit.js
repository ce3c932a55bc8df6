const { readFileSync } = require('fs')

const config = JSON.parse(readFileSync('/etc/shop/shop.json')) // finding
