const session = require('express-session');
const { RedisStore } = require('connect-redis');

exports.use = (client) => session({ store: new RedisStore({ client }), secret: process.env.SECRET });
exports.given = (options) => session(options);

let store;
if (process.env.REDIS_HOST) {
  store = new RedisStore({});
} else {
  store = new session.MemoryStore();
}
exports.either = session({ store, secret: process.env.SECRET });
