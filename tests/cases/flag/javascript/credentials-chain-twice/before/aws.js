const { fromInstanceMetadata } = require('@aws-sdk/credential-providers');

const reading = fromInstanceMetadata();
const writing = fromInstanceMetadata({ maxRetries: 3 });

module.exports = { reading, writing };
