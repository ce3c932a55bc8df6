const webpack = require('./plugins');

module.exports = { plugins: [webpack.plugins.EC2Plugin] };
