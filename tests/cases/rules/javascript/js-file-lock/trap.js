const lockfile = require('./yarn/lockfile');

exports.door = () => lockfile.lock('front');
