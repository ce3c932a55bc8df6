const { Database } = require('./sqlite');

exports.shop = new Database('./data/shop.db');
