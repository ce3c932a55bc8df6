const tf = require('@tensorflow/tfjs-node-gpu'); // finding

module.exports = tf;
