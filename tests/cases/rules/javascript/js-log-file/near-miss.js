const winston = require('winston')

const transport = new winston.transports.Console() // not /var/log/shop.log
