import AWS from 'aws-sdk';
import { S3Client } from '@aws-sdk/client-s3';
import { fromInstanceMetadata as profile } from '@aws-sdk/credential-providers';

AWS.config.credentials = new AWS.EC2MetadataCredentials({ maxRetries: 10 }); // finding

export const s3 = new S3Client({ credentials: profile({ timeout: 1000 }) }); // finding
