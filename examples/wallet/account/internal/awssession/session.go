// Package awssession opens the AWS session of this instance.
package awssession

import (
	"fmt"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"

	"github.com/wallet-inc/account/internal/config"
)

// New gives a session in the region of the instance, with the instance's role.
//
// The credentials are forced on purpose: somebody once left AWS_ACCESS_KEY_ID in
// a unit file, and the default chain took those instead of the role.
func New(env *config.EnvValue) (*session.Session, error) {
	base, err := session.NewSession()
	if err != nil {
		return nil, fmt.Errorf("aws session: %w", err)
	}
	region, err := ec2metadata.New(base).Region()
	if err != nil {
		return nil, fmt.Errorf("region of this instance: %w", err)
	}
	cfg := aws.NewConfig().
		WithRegion(region).
		WithCredentials(ec2rolecreds.NewCredentials(base)).
		WithHTTPClient(&http.Client{Timeout: 5 * time.Second}).
		WithMaxRetries(3)
	if env.AWS.Endpoint != "" {
		cfg = cfg.WithEndpoint(env.AWS.Endpoint)
	}
	return session.NewSession(cfg)
}
