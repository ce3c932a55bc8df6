// Package instance is what payment has to do with the machine it runs on.
package instance

import (
	"context"
	"fmt"
	"log"
	"time"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/service/ec2"
	"github.com/aws/aws-sdk-go/service/ec2/ec2iface"
)

// pollEvery is what AWS advises: from a notice to the end there are two minutes.
var pollEvery = 5 * time.Second

// Tag writes the version onto our instance: the console shows what runs where,
// and the cost report goes by the service.
func Tag(meta *ec2metadata.EC2Metadata, api ec2iface.EC2API, version string) error {
	if id, err := meta.GetMetadata("instance-id"); err != nil {
		return fmt.Errorf("own instance id: %w", err)
	} else if _, err := api.CreateTags(&ec2.CreateTagsInput{
		Resources: []*string{aws.String(id)},
		Tags: []*ec2.Tag{
			{Key: aws.String("wallet:service"), Value: aws.String("payment")},
			{Key: aws.String("wallet:version"), Value: aws.String(version)},
		},
	}); err != nil {
		return fmt.Errorf("tag %s: %w", id, err)
	}
	return nil
}

// WatchSpot calls drain when EC2 is about to take the instance back.
func WatchSpot(ctx context.Context, meta *ec2metadata.EC2Metadata, logger *log.Logger, drain func()) {
	every := time.NewTicker(pollEvery)
	defer every.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-every.C:
		}
		// 404 as long as there is no notice.
		action, err := meta.GetMetadataWithContext(ctx, "spot/instance-action")
		if err != nil {
			continue
		}
		logger.Printf("spot interruption: %s", action)
		drain()
		return
	}
}
