const winston = require('winston');
require('winston-daily-rotate-file');
const log4js = require('log4js');

log4js.configure({
  appenders: { all: { type: 'file', filename: '/var/log/shop/all.log' } }, // finding
  categories: { default: { appenders: ['all'], level: 'info' } },
});

module.exports = winston.createLogger({
  transports: [
    new winston.transports.Console(),
    new winston.transports.File({ filename: '/var/log/shop/app.log' }), // finding
    new winston.transports.DailyRotateFile({ filename: 'shop-%DATE%.log', dirname: 'logs' }), // finding
  ],
});
