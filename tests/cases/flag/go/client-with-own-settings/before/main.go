package main

import (
	"fmt"
	"log"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func settings(retries int) *aws.Config {
	log.Printf("%d retries", retries)
	return &aws.Config{MaxRetries: aws.Int(retries)}
}

func main() {
	sess, err := session.NewSession()
	if err != nil {
		log.Fatal(err)
	}
	meta := ec2metadata.New(sess, settings(3))
	id, err := meta.GetMetadata("instance-id")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(id)
}
