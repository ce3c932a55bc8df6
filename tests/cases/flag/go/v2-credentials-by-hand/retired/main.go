package main

import (
	"log"

	"github.com/aws/aws-sdk-go-v2/aws"
)

func main() {
	cfg := aws.Config{
		Region:      "eu-west-1",
		Credentials: aws.NewCredentialsCache(taskCredentials()),
	}
	log.Print(cfg.Region)
}
