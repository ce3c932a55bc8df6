package disk

import "github.com/aws/aws-sdk-go/service/ec2"

func attach(svc *ec2.EC2, volume, instance, device string) error {
	_, err := svc.AttachVolume(&ec2.AttachVolumeInput{Device: &device, InstanceId: &instance, VolumeId: &volume}) // finding
	return err
}
