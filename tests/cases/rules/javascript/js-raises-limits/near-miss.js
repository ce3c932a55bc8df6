const posix = require('posix');

// Not setrlimit.
console.log(posix.getrlimit('nofile'));
