package main

import (
	"fmt"
	"log"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/ec2"

	"example.com/what-it-leaves-unused/config"
)

const device = "/dev/xvdf"

type volume struct{ id string }

func (v volume) attach(client *ec2.EC2) error {
	_, err := client.AttachVolume(&ec2.AttachVolumeInput{VolumeId: aws.String(v.id), Device: aws.String(device)})
	return err
}

func newClient() *ec2.EC2 {
	return ec2.New(session.Must(session.NewSession()))
}

func main() {
	data := volume{"vol-1"}
	client := newClient()
	if !config.Get().ECS {
		if err := data.attach(client); err != nil {
			log.Fatal(err)
		}
	}
	fmt.Println("ready on", config.Get().Port)
}
