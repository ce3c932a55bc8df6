const { exec, spawnSync: run } = require('child_process');
const util = require('util');

const later = util.promisify(exec);

exports.now = (done) => exec('/usr/local/bin/wkhtmltopdf a.html', done); // finding
exports.later = () => later(`sudo /usr/local/bin/wkhtmltopdf a.html`); // finding
exports.sync = () => run('/usr/local/bin/wkhtmltopdf', ['a.html']); // finding
