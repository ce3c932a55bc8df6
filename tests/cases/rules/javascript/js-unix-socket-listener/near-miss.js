const http = require('http');

// Not /run/shop/shop.sock.
http.createServer().listen(8080);
