// forever
const pm2 = require('pm2');

pm2.list(console.log);
