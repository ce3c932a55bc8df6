import { NodeSDK } from '@opentelemetry/sdk-node';
import { awsEc2Detector } from '@opentelemetry/resource-detector-aws';

export const sdk = new NodeSDK({ resourceDetectors: [awsEc2Detector] }); // finding
