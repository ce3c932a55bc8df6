package main

import (
	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/service/ec2"
)

func tag(client *ec2.EC2, id string) error {
	_, err := client.CreateTags(&ec2.CreateTagsInput{Resources: []*string{aws.String(id)}}) // finding
	return err
}
