require('daemon')(); // finding
const forever = require('forever');

forever.startDaemon('server.js', {}); // finding
