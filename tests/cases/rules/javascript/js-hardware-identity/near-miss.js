const { randomUUID } = require('crypto');

// Not node-machine-id.
exports.id = randomUUID();
