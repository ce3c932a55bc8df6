const os = require('os');

const cacheSize = os.totalmem() * 0.25; // finding
module.exports = { cacheSize, cache: { maxSize: os.freemem() / 2 } }; // finding
