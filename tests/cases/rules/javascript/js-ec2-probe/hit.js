const fs = require('fs');

const UUID = '/sys/hypervisor/uuid';

exports.onEc2 = () => fs.existsSync(UUID) && fs.readFileSync(UUID, 'utf8').startsWith('ec2'); // finding
exports.vendor = () => fs.readFileSync('/sys/class/dmi/id/sys_vendor', 'utf8'); // finding
