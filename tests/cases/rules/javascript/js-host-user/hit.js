const http = require('http');

http.createServer().listen(80, () => {
  process.setgid('shop'); // finding
  process.setuid('shop'); // finding
});
