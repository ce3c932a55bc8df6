const winston = require('winston')

const transport = new winston.transports.File({ filename: '/var/log/shop/shop.log' }) // finding
