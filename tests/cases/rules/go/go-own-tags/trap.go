package main

import (
	"example.com/shop/ec2"
)

func tag(client *ec2.Client) error {
	_, err := client.CreateTags(&ec2.CreateTagsInput{})
	return err
}
