const cluster = require('cluster');
const os = require('os');
const { cpus } = require('os');

const workers = os.cpus().length; // finding
for (let index = 0; index < cpus().length; index += 1) { // finding
  cluster.fork();
}
module.exports = { workers };
