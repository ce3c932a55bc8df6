console.log('started', process.pid);
const name = '/var/run/shop.pid';
module.exports = { name };
