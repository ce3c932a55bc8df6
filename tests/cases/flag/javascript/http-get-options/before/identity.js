const http = require('http');

function instanceId(done) {
  const request = http.get({ host: '169.254.169.254', path: '/latest/meta-data/instance-id' }, (response) => {
    let text = '';
    response.on('data', (chunk) => { text += chunk; });
    response.on('end', () => done(null, text));
  });
  request.setTimeout(1000);
  request.on('error', done);
}

module.exports = instanceId;
