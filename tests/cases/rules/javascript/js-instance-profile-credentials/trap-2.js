const AWS = require('aws-sdk')

const chain = new AWS.CredentialProviderChain([
  () => new AWS.ECSCredentials(),
  () => new AWS.EC2MetadataCredentials(),
])

module.exports = { chain }
