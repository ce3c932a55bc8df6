package disk

import "github.com/aws/aws-sdk-go/service/ec2"

func list(svc *ec2.EC2) (*ec2.DescribeVolumesOutput, error) {
	return svc.DescribeVolumes(&ec2.DescribeVolumesInput{}) // no AttachVolumeInput
}
