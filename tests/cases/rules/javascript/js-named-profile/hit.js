import AWS from 'aws-sdk';
import { S3Client } from '@aws-sdk/client-s3';
import { fromIni } from '@aws-sdk/credential-providers';

AWS.config.credentials = new AWS.SharedIniFileCredentials({ profile: 'billing' }); // finding
export const s3 = new S3Client({ credentials: fromIni({ profile: 'billing' }) }); // finding
