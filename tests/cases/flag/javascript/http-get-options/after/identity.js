const ecsFlag = require('./ecs-flag');

function instanceId(done) {
  const request = ecsFlag.httpGet({ host: '169.254.169.254', path: '/latest/meta-data/instance-id' }, (response) => {
    let text = '';
    response.on('data', (chunk) => { text += chunk; });
    response.on('end', () => done(null, text));
  });
  request.setTimeout(1000);
  request.on('error', done);
}

module.exports = instanceId;
