package main

import (
	"log"
	"os"
	"strconv"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/ec2"

	"example.com/guard-env-library/config"
)

func main() {
	env := config.GetEnvValue()

	// monit looks for it
	if !config.GetEnvValue().EcsFlag.Flag {
		if err := os.WriteFile("/run/it.pid", []byte(strconv.Itoa(os.Getpid())), 0o644); err != nil {
			log.Fatal(err)
		}
	}

	sess := session.Must(session.NewSession())
	if !config.GetEnvValue().EcsFlag.Flag {
		tagMyself(sess)
	}
	log.Print(env.Port)
}

func tagMyself(sess *session.Session) {
	id, err := ec2metadata.New(sess).GetMetadata("instance-id")
	if err != nil {
		log.Print(err)
		return
	}
	_, err = ec2.New(sess).CreateTags(&ec2.CreateTagsInput{Resources: []*string{aws.String(id)}})
	if err != nil {
		log.Print(err)
	}
}
