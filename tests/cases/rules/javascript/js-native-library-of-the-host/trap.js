const books = require('./books');

exports.hsm = books.Library('/usr/lib/libhsm.so');
