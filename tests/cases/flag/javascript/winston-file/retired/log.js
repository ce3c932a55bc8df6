const winston = require('winston');

module.exports = winston.createLogger({
  transports: [
    new winston.transports.Console({ level: 'error' }),
    new winston.transports.Console(),
  ],
});
