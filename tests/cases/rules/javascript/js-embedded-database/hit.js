const sqlite3 = require('sqlite3').verbose();
const Better = require('better-sqlite3');
const Datastore = require('@seald-io/nedb');

const FILE = './data/shop.db';
exports.shop = new sqlite3.Database(FILE); // finding
exports.orders = new Better('/var/lib/shop/orders.sqlite'); // finding
exports.users = new Datastore({ filename: 'data/users.db', autoload: true }); // finding
