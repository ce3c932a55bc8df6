package main

import (
	"log"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
)

func main() {
	cfg := aws.Config{
		Region:      "eu-west-1",
		Credentials: aws.NewCredentialsCache(ecsCredentials(ec2rolecreds.New())),
	}
	log.Print(cfg.Region)
}
