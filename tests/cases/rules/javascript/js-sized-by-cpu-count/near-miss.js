const os = require('os');

exports.report = () => ({ cpus: os.cpus().length, load: os.loadavg() });
