const { fromInstanceMetadata } = require('@aws-sdk/credential-providers')

const credentials = fromInstanceMetadata({ timeout: 1000 }) // finding
