const { exec } = require('child_process');

// Not /usr/local/bin/wkhtmltopdf a.html.
exports.now = (done) => exec('wkhtmltopdf a.html', done);
