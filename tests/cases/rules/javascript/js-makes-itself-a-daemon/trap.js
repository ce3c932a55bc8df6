const daemon = require('./daemon');

daemon();
console.log('pm2');
