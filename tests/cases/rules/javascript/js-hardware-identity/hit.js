const { machineIdSync } = require('node-machine-id');
const fs = require('fs');

exports.licence = (check) => check(machineIdSync()); // finding
exports.card = fs.readFileSync('/sys/class/net/eth0/address', 'utf8'); // finding
