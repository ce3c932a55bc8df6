const Docker = require('dockerode');
const http = require('http');

const docker = new Docker({ socketPath: '/var/run/docker.sock' }); // finding
exports.list = () => docker.listContainers();
exports.raw = (done) => http.get({ socketPath: '/var/run/docker.sock', path: '/info' }, done); // finding
