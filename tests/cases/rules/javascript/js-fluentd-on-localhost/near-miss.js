const logger = require('fluent-logger');

logger.configure('shop', { host: process.env.FLUENT_HOST || 'localhost', port: 24224 });
