const winston = require('winston');
require('winston-syslog');
const Journald = require('systemd-journald');

const journal = new Journald({ syslog_identifier: 'shop' }); // finding
module.exports = winston.createLogger({ transports: [new winston.transports.Syslog()] }); // finding
module.exports.journal = journal;
