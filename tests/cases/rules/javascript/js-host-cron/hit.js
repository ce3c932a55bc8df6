const { exec, spawnSync: run } = require('child_process');
const util = require('util');

const later = util.promisify(exec);

exports.now = (done) => exec('crontab jobs.txt', done); // finding
exports.later = () => later(`sudo crontab jobs.txt`); // finding
exports.sync = () => run('crontab', ['jobs.txt']); // finding
