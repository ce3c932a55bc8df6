package main

import (
	"fmt"
	"log"
	"os"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/ec2"
)

func main() {
	sess := session.Must(session.NewSession())
	if !ecsFlagEnabled() {
		go pollSpot(ec2metadata.New(sess), func() { os.Exit(0) })
		if f, err := os.Create("/run/it.pid"); err == nil {
			fmt.Fprintf(f, `%d
`, os.Getpid())
			f.Close()
		}
	}
	log.Print(ec2.New(sess, aws.NewConfig()))
}

func pollSpot(meta *ec2metadata.EC2Metadata, drain func()) {
	for {
		if _, err := meta.GetMetadata("spot/instance-action"); err == nil {
			drain()
			return
		}
	}
}
