const fs = require('fs');

exports.put = (frame) => fs.writeFileSync('/dev/shm/frame.raw', frame); // finding
