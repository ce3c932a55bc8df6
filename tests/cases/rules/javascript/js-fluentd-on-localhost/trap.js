// fluent-logger was here.
const logger = require('./logger');

logger.configure('shop', { host: 'localhost' });
