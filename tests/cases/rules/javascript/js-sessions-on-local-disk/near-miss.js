const session = require('express-session');
const { RedisStore } = require('connect-redis');

exports.use = (client) => session({ store: new RedisStore({ client }), secret: process.env.SECRET });
exports.given = (options) => session(options);
