import AWS from 'aws-sdk';
import { chain } from '@smithy/property-provider';
import { fromContainerMetadata, fromInstanceMetadata } from '@aws-sdk/credential-providers';

// The container comes first: this is the default chain, written out.
export const either = chain(fromContainerMetadata(), fromInstanceMetadata());

export const providers = new AWS.CredentialProviderChain([
  () => new AWS.ECSCredentials(),
  () => new AWS.EC2MetadataCredentials(),
]);
