package main

import (
	"log"

	"example.com/user-data/internal/ecsflag"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	data, err := ecsflag.UserData(ec2metadata.New(session.New()))
	if err != nil {
		log.Fatal(err)
	}
	log.Print(len(data))
}
