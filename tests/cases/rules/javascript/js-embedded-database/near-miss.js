const sqlite3 = require('sqlite3');
const Better = require('better-sqlite3');

exports.scratch = new sqlite3.Database(':memory:');
exports.given = new Better(process.env.DATABASE_FILE);
