const shelf = require('./shelf');

const cacheSize = shelf.totalmem();
module.exports = { cacheSize };
