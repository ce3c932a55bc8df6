const awsEc2Detector = { detect: () => ({}) };

export const detectors = [awsEc2Detector];
