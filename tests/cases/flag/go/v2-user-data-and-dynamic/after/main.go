package main

import (
	"context"
	"log"

	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

func main() {
	ctx := context.Background()
	client := imds.New(imds.Options{})
	data, err := ecsUserData(ctx, client)
	log.Print(data, err)
	document, err := ecsDynamicData(ctx, client, &imds.GetDynamicDataInput{Path: "instance-identity/document"})
	log.Print(document, err)
	info, err := ecsIAMInfo(ctx, client)
	log.Print(info, err)
}
