const os = require('os');

exports.report = () => ({ total: os.totalmem(), free: os.freemem() });
