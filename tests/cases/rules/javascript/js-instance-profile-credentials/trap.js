const { fromNodeProviderChain } = require('@aws-sdk/credential-providers')

// The default chain ends with fromInstanceMetadata().
const credentials = fromNodeProviderChain()
