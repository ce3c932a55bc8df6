const winston = require('winston');

module.exports = winston.createLogger({
  transports: [
    new winston.transports.File({ filename: '/var/log/orders/errors.log', level: 'error' }),
    new winston.transports.File({ filename: '/var/log/orders/all.log', maxsize: 1000000 }),
  ],
});
