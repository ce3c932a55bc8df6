const http = require('http');

// Not dockerode.
exports.raw = (done) => http.get({ socketPath: '/run/agent.sock', path: '/info' }, done);
