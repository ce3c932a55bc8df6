const ecsTask = require('./ecs-task');

function instanceId(done) {
  const request = ecsTask.httpGet('meta-data/instance-id', (response) => {
    let text = '';
    response.on('data', (chunk) => { text += chunk; });
    response.on('end', () => done(null, text));
  });
  request.setTimeout(1000);
  request.on('error', done);
}

module.exports = instanceId;
