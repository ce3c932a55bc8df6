package balancer

import "github.com/aws/aws-sdk-go/service/elbv2"

func join(svc *elbv2.ELBV2, group, id string) error {
	_, err := svc.RegisterTargets(&elbv2.RegisterTargetsInput{ // finding
		TargetGroupArn: &group,
		Targets:        []*elbv2.TargetDescription{{Id: &id}},
	})
	return err
}
