const fs = require('fs');

// Authorities of the image, and a certificate next to the code.
exports.bundle = fs.readFileSync('/etc/ssl/certs/ca-certificates.crt');
exports.rds = fs.readFileSync(__dirname + '/rds.pem');
