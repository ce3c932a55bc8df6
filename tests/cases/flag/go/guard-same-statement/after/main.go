package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/ec2"
)

func main() {
	sess := session.Must(session.NewSession())
	if !ecsFlagEnabled() {
		meta := ec2metadata.New(sess)
		id, err := meta.GetMetadata("instance-id")
		if err != nil {
			log.Fatal(err)
		}
		if _, err := ec2.New(sess).CreateTags(&ec2.CreateTagsInput{Resources: []*string{aws.String(id)}}); err != nil {
			log.Fatal(err)
		}
	}
	log.Print("ready")
}
