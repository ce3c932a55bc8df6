import { NodeSDK } from '@opentelemetry/sdk-node';
import { awsEc2Detector, awsEcsDetector } from '@opentelemetry/resource-detector-aws';

// Both: each describes the home that it finds.
export const sdk = new NodeSDK({ resourceDetectors: [awsEcsDetector, awsEc2Detector] });
