const shop = require('./shop');

const workers = shop.cpus().length;
const given = process.env.WEB_CONCURRENCY || require('os').cpus().length;
module.exports = { workers, given };
