package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/defaults"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/ec2"
)

func main() {
	sess := session.Must(session.NewSession())
	creds := credentials.NewChainCredentials([]credentials.Provider{
		&credentials.EnvProvider{},
		defaults.RemoteCredProvider(*defaults.Config(), defaults.Handlers()),
	})
	log.Print(ec2.New(sess, &aws.Config{Credentials: creds}))
}
