'use strict';

const config = require('./config');

async function start(id) {
  console.log('ready on', config.port);
}

module.exports = { start };
