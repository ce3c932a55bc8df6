package main

import (
	"context"
	"fmt"
	"log"

	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

func instance() string {
	if inTask() {
		return "task"
	}
	found, err := imds.New(imds.Options{}).GetMetadata(context.TODO(), &imds.GetMetadataInput{Path: "instance-id"})
	if err != nil {
		log.Print(err)
	}
	return fmt.Sprint(found)
}

func banner() string {
	if inTask() {
		return "in a task"
	}
	return "on a laptop"
}

func main() {
	fmt.Println(instance(), banner())
}
