package disk

import ec2 "example.com/fake/ec2"

func attach() *ec2.AttachVolumeInput {
	return &ec2.AttachVolumeInput{}
}
