const fs = require('./files');

exports.zone = fs.readFileSync('/etc/timezone');
