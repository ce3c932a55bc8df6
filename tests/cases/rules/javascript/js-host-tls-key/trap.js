const fs = require('fs');

exports.key = fs.readFileSync(process.env.TLS_KEY || '/etc/ssl/private/app.key');
exports.help = "readFileSync('/etc/ssl/private/app.key')";
