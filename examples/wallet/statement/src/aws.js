// AWS clients with the role of the instance, in the instance's own region.

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { fromInstanceMetadata } from '@aws-sdk/credential-providers';
import { MetadataService } from '@aws-sdk/ec2-metadata-service';

export async function openClients({ awsEndpoint }) {
  const metadata = new MetadataService({ httpOptions: { timeout: 2000 } });
  // Without a slash in front: the client puts one there itself.
  const region = (await metadata.request('latest/meta-data/placement/region', {})).trim();
  const common = {
    region,
    credentials: fromInstanceMetadata({ timeout: 2000, maxRetries: 2 }),
    endpoint: awsEndpoint,
    maxAttempts: 4,
  };
  return {
    region,
    dynamodb: new DynamoDBClient(common),
    s3: new S3Client({ ...common, forcePathStyle: Boolean(awsEndpoint) }),
  };
}
