// Was express-session once.
const session = require('cookie-session');

exports.use = session({ keys: [process.env.SECRET] });
