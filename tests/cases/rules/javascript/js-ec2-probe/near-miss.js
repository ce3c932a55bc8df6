const fs = require('fs');

// Not /sys/hypervisor/uuid.
exports.inDocker = () => fs.existsSync('/.dockerenv');
