package main

import (
	"log"

	"example.com/aliased-import/internal/ecsflag"
	md "github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
)

func main() {
	zone, err := ecsflag.AvailabilityZone(md.New(session.New()))
	log.Print(zone, err)
}
