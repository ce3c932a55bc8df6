class AwsEc2ResourceDetector:
    pass


detector = AwsEc2ResourceDetector()
