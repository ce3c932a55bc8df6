package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

// metadataVariable is set in every task.
const metadataVariable = "ECS_CONTAINER_METADATA_URI_V4"

func region() (string, error) {
	region := os.Getenv("AWS_REGION")
	if region == "" {
		_, onECS := os.LookupEnv(metadataVariable)
		if onECS {
			return "", fmt.Errorf("no region in the task")
		} else {
			client := imds.New(imds.Options{})
			found, err := client.GetRegion(context.TODO(), &imds.GetRegionInput{})
			if err != nil {
				return "", err
			}
			region = found.Region
		}
	}
	return region, nil
}

func main() {
	name, err := region()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(name)
}
