const http = require('http');

const SOCKET = '/run/shop/shop.sock';
http.createServer(answer).listen(SOCKET); // finding

function answer(request, response) {
  response.end('fine');
}
