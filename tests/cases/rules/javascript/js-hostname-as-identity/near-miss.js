const os = require('os');

// A log line's owner.
console.log('started on', os.hostname());
exports.log = { host: os.hostname() };
