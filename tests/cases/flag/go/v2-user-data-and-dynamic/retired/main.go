package main

import (
	"context"
	"log"

	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

func main() {
	ctx := context.Background()
	data, err := taskUserData(ctx)
	log.Print(data, err)
	document, err := taskDynamicData(ctx, &imds.GetDynamicDataInput{Path: "instance-identity/document"})
	log.Print(document, err)
	info, err := taskIAMInfo(ctx)
	log.Print(info, err)
}
