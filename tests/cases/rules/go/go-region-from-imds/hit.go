package main

import (
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
	"log"
)

type host struct{ meta *ec2metadata.EC2Metadata }

func (h *host) region() (string, error) {
	return h.meta.Region() // finding
}

func main() {
	h := &host{meta: ec2metadata.New(session.Must(session.NewSession()))}
	region, err := h.region()
	if err != nil {
		log.Fatal(err)
	}
	log.Print(region)
}
