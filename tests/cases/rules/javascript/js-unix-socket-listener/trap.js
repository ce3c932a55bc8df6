const http = require('http');

http.createServer().listen(process.env.PORT || '/run/shop/shop.sock');
http.get({ socketPath: '/run/agent/agent.sock', path: '/' });
