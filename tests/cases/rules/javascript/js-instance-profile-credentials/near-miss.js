import { S3Client } from '@aws-sdk/client-s3';
import { fromContainerMetadata, fromNodeProviderChain } from '@aws-sdk/credential-providers'; // not fromInstanceMetadata

export const s3 = new S3Client({ credentials: fromContainerMetadata() });
export const other = new S3Client({ credentials: fromNodeProviderChain() });
