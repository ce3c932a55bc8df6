const http = require('http');

const server = http.createServer();
if (process.env.LISTEN_FDS) { // finding
  server.listen({ fd: 3 }); // finding
}
