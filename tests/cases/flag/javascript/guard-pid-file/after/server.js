const fs = require('fs');
const http = require('http');
const ecsFlag = require('./ecs-flag');

if (!ecsFlag.enabled()) {
  fs.writeFileSync('/var/run/orders.pid', String(process.pid));
}

http.createServer((request, response) => response.end('ok')).listen(8080);
