package main

import (
	"context"
	"log"

	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

func main() {
	ctx := context.Background()
	client := imds.New(imds.Options{})
	data, err := client.GetUserData(ctx, &imds.GetUserDataInput{})
	log.Print(data, err)
	document, err := client.GetDynamicData(ctx, &imds.GetDynamicDataInput{Path: "instance-identity/document"})
	log.Print(document, err)
	info, err := client.GetIAMInfo(ctx, nil)
	log.Print(info, err)
}
