const fs = require('fs');

exports.attached = () => fs.existsSync('/dev/nvme1n1'); // finding
