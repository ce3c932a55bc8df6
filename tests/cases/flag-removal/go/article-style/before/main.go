package main

import (
	"log"
	"net/http"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"

	"example.com/article-style/config"
)

func main() {
	if !config.Get().ECS {
		meta := ec2metadata.New(session.Must(session.NewSession()))
		id, err := meta.GetMetadata("instance-id")
		if err != nil {
			log.Fatal(err)
		}
		log.Print("instance ", id)
	}
	log.Fatal(http.ListenAndServe(":"+config.Get().Port, nil))
}
