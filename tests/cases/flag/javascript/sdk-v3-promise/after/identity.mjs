import { MetadataService } from '@aws-sdk/ec2-metadata-service';
import * as ecsFlag from './ecs-flag.mjs';

const metadata = new MetadataService({});

export async function instanceId() {
  return await ecsFlag.instanceId(() => metadata.request('/latest/meta-data/instance-id', {}));
}
