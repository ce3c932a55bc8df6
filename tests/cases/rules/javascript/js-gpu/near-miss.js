// Not @tensorflow/tfjs-node-gpu.
const tf = require('@tensorflow/tfjs-node');

module.exports = tf;
