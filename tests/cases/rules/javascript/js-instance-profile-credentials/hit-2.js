const AWS = require('aws-sdk')

const chain = new AWS.CredentialProviderChain([
  () => new AWS.EnvironmentCredentials('AWS'),
  () => new AWS.EC2MetadataCredentials(), // finding
])

async function storage() {
  const { fromInstanceMetadata } = await import('@aws-sdk/credential-providers')
  return fromInstanceMetadata() // finding
}

module.exports = { chain, storage }
