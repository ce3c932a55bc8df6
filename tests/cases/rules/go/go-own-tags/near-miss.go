package main

import (
	"github.com/aws/aws-sdk-go/service/ecs"
)

func tag(client *ecs.ECS) error {
	_, err := client.TagResource(&ecs.TagResourceInput{})
	return err
}
