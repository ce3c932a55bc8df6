package other

import "github.com/aws/aws-sdk-go/aws/ec2metadata"

func ID(meta *ec2metadata.EC2Metadata) (string, error) { return meta.GetMetadata("instance-id") }
