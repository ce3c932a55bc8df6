const os = require('os');
const { hostname } = require('node:os');

const workerId = os.hostname(); // finding
exports.take = (lock) => lock.acquire({ owner: hostname(), workerId }); // finding
exports.name = () => {
  const consumerName = `${os.hostname()}-orders`; // finding
  return consumerName;
};
