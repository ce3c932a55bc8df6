const Docker = require('./whale');

const docker = new Docker({ path: 'docker.sock' });
module.exports = docker;
