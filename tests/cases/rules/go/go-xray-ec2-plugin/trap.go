package tracing

import ec2 "example.com/cloud/ec2" // awsplugins/ec2 was here

func init() { ec2.Init() }
