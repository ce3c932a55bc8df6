const winston = require('winston');
const ecsFlag = require('./ecs-flag');

module.exports = winston.createLogger({
  transports: [
    ecsFlag.enabled() ? new winston.transports.Console({ level: 'error' }) : new winston.transports.File({ filename: '/var/log/orders/errors.log', level: 'error' }),
    ecsFlag.enabled() ? new winston.transports.Console() : new winston.transports.File({ filename: '/var/log/orders/all.log', maxsize: 1000000 }),
  ],
});
