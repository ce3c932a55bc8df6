package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/ec2"
)

func main() {
	base := session.Must(session.NewSession())
	creds := ec2rolecreds.NewCredentials(base)
	sess := session.Must(session.NewSession(&aws.Config{Credentials: creds, Region: aws.String("eu-west-1")}))
	log.Print(ec2.New(sess, aws.NewConfig().WithCredentials(creds)))
}
