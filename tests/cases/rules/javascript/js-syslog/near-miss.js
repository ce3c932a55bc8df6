const winston = require('winston');

// No winston-syslog any more.
module.exports = winston.createLogger({ levels: winston.config.syslog.levels });
