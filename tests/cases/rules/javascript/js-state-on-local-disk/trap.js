const fs = require('fs');

const STATE = process.env.STATE_DIR || '/var/lib/shop';
exports.save = (cursor) => fs.writeFileSync(`${STATE}/cursor.json`, cursor);
