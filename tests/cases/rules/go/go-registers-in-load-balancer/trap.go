package balancer

import elbv2 "example.com/proxy/balancer"

func join(svc *elbv2.Client) error {
	return svc.RegisterTargets(&elbv2.RegisterTargetsInput{})
}
