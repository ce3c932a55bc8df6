const AWS = require('aws-sdk');
const { MetadataService: Imds } = require('@aws-sdk/ec2-metadata-service');

const metadata = new AWS.MetadataService({ httpOptions: { timeout: 500 } }); // finding
const modern = new Imds({}); // finding

module.exports = { metadata, modern };
