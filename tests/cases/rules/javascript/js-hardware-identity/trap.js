const { machineIdSync } = require('./machine-id');

exports.licence = (check) => check(machineIdSync());
