const fs = require('fs');

// Not /dev/nvme.
exports.random = () => fs.openSync('/dev/urandom', 'r');
