const fs = require('fs');
const http = require('http');

fs.writeFileSync('/var/run/orders.pid', String(process.pid));

http.createServer((request, response) => response.end('ok')).listen(8080);
