package main

import (
	"fmt"

	"example.com/own-interface/host"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() { fmt.Println(host.ID(ec2metadata.New(session.New()))) }
