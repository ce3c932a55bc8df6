const puppeteer = require('puppeteer');

exports.start = () => puppeteer.launch({ args: ['--disable-dev-shm-usage', '--no-/dev/shm'] });
