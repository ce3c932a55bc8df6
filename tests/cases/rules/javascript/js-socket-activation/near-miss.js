const http = require('http');

// Not LISTEN_FDS.
http.createServer().listen(Number(process.env.LISTEN_PORT));
