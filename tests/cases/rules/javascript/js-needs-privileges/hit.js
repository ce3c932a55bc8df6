const { exec, spawnSync: run } = require('child_process');
const util = require('util');

const later = util.promisify(exec);

exports.now = (done) => exec('iptables -F', done); // finding
exports.later = () => later(`sudo iptables -F`); // finding
exports.sync = () => run('iptables', ['-F']); // finding
