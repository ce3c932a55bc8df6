const { MetadataService } = require('@aws-sdk/ec2-metadata-service')

const metadata = new MetadataService({}) // finding
