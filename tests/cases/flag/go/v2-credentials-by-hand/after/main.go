package main

import (
	"log"

	"example.com/v2-credentials-by-hand/internal/ecsflag"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
)

func main() {
	cfg := aws.Config{
		Region:      "eu-west-1",
		Credentials: aws.NewCredentialsCache(ecsflag.Credentials(ec2rolecreds.New())),
	}
	log.Print(cfg.Region)
}
