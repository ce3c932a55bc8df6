package main

import (
	"context"
	"fmt"
	"log"

	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"

	"example.com/asked/platform"
)

func account(client *imds.Client) string {
	document, err := client.GetInstanceIdentityDocument(context.TODO(), nil)
	if err != nil {
		log.Fatal(err)
	}
	return document.AccountID
}

func main() {
	if !platform.Fargate() {
		fmt.Println(account(imds.New(imds.Options{})))
	}
	fmt.Println("ready")
}
