const { exec } = require('child_process');

// Not iptables -F.
exports.now = (done) => exec('git status', done);
