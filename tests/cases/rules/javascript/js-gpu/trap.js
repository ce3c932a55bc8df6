const packages = ['@tensorflow/tfjs-node-gpu'];

module.exports = packages;
