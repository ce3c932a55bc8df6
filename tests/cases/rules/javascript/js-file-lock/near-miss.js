const lockfile = require('proper-lockfile');

exports.busy = () => lockfile.check('/var/lock/report');
