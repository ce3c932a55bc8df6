const winston = require('winston');

const upload = { type: 'file', name: 'app.log' };
const file = new File({ filename: '/var/log/shop/app.log' });
module.exports = { upload, file, log: winston.createLogger({}) };
