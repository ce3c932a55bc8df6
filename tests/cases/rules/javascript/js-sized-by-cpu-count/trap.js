const shop = require('./shop');

const workers = shop.cpus().length;
const given = process.env.WEB_CONCURRENCY || 2;
module.exports = { workers, given };
