const http = require('http');

function address(done) {
  http
    .get('http://169.254.169.254/latest/meta-data/local-ipv4', (res) => {
      let body = '';
      res.on('data', (chunk) => (body += chunk));
      res.on('end', () => done(null, body));
    })
    .on('error', done);
}

module.exports = address;
