const { exec, spawnSync: run } = require('child_process');
const util = require('util');

const later = util.promisify(exec);

exports.now = (done) => exec('systemctl restart shop', done); // finding
exports.later = () => later(`sudo systemctl restart shop`); // finding
exports.sync = () => run('systemctl', ['restart', 'shop']); // finding
