const url = require('./url');

const workerId = url.hostname();
exports.owner = workerId;
