const posix = require('posix');

posix.setrlimit('nofile', { soft: 100000, hard: 100000 }); // finding
