import { MetadataService } from '@aws-sdk/ec2-metadata-service';

const metadata = new MetadataService({});

export async function instanceId() {
  return await metadata.request('/latest/meta-data/instance-id', {});
}
