const { exec } = require('child_process');

// Not crontab jobs.txt.
exports.now = (done) => exec('date', done);
