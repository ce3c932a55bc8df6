const ecsTask = require('./ecs-task');

function address(done) {
  ecsTask.httpGet('meta-data/local-ipv4', (res) => {
      let body = '';
      res.on('data', (chunk) => (body += chunk));
      res.on('end', () => done(null, body));
    })
    .on('error', done);
}

module.exports = address;
