const { fromContainerMetadata } = require('@aws-sdk/credential-providers')

const credentials = fromContainerMetadata() // not fromInstanceMetadata
