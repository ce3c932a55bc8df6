const logger = require('fluent-logger');

logger.configure('shop', { host: 'localhost', port: 24224, timeout: 3.0 }); // finding
