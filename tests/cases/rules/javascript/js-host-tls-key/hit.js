const fs = require('fs');
const https = require('https');

const DIR = '/etc/letsencrypt/live/example.com';
const server = https.createServer({
  key: fs.readFileSync(`${DIR}/privkey.pem`), // finding
  cert: fs.readFileSync(DIR + '/fullchain.pem'), // finding
});
server.listen(443);
