package main

import (
	"fmt"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
)

type answer struct {
	id     *string
	known  *bool
	others *[]string
}

func ask(meta *ec2metadata.EC2Metadata, path string) (answer, error) {
	others := new([]string)
	name, err := ecsMetadata(meta, *new(path))
	if err != nil {
		return answer{known: new(false)}, err
	}
	return answer{id: new(name), known: new(true), others: others}, nil
}

func main() {
	meta := new(ec2metadata.EC2Metadata)
	fmt.Println(ask(meta, "instance-id"))
}
