const fs = require('fs');

exports.zone = fs.readFileSync('/etc/timezone', 'utf8').trim(); // finding
