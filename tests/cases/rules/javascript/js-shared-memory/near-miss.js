const fs = require('fs');

// Not /dev/shm.
exports.put = (frame) => fs.writeFileSync('/tmp/frame.raw', frame);
