import { fromInstanceMetadata } from '@aws-sdk/credential-providers';

const provider = fromInstanceMetadata();

export const credentials = () => provider();
