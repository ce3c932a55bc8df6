const fs = require('fs');

const STATE = '/var/lib/shop';

exports.save = (cursor) => fs.writeFileSync(`${STATE}/cursor.json`, JSON.stringify(cursor)); // finding
exports.append = (line, done) => fs.appendFile('/data/journal.txt', line, done); // finding
