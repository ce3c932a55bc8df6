// Command card authorises card payments with the card network.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awsconfig "github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/smithy-go"

	"github.com/wallet-inc/card/internal/api"
	"github.com/wallet-inc/card/internal/config"
	"github.com/wallet-inc/card/internal/partner"
	"github.com/wallet-inc/card/internal/tokens"
	"github.com/wallet-inc/card/internal/where"
)

var version = "dev"

func main() {
	env := config.GetEnvValue()
	slog.SetDefault(slog.New(slog.NewTextHandler(logTo(env.LogFile), nil)))

	// systemd used to kill us in the middle of an authorisation, and the card
	// network charges for those that are never confirmed. So we don't listen.
	signal.Ignore(syscall.SIGTERM)

	if err := run(context.Background(), env); err != nil {
		slog.Error("card does not run", "error", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, env config.EnvValue) error {
	starting, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()

	cfg, err := awsConfig(starting, env)
	if err != nil {
		return err
	}
	client := imds.NewFromConfig(cfg)
	if cfg.Region, err = where.Region(starting, client); err != nil {
		return err
	}
	header, err := where.Header(starting, client)
	if err != nil {
		return err
	}
	vault := &tokens.Vault{DB: dynamodb.NewFromConfig(cfg), Table: env.Table}
	if err := vault.Check(starting); err != nil {
		return err
	}

	srv := &http.Server{
		Addr:              ":" + env.Port,
		Handler:           api.New(vault, partner.New(env.PartnerURL, header)),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      15 * time.Second,
		IdleTimeout:       75 * time.Second, // longer than the load balancer's 60 s
	}
	slog.Info("card listens", "address", srv.Addr, "version", version, "region", header)
	return srv.ListenAndServe()
}

// awsConfig takes the role of the instance and nothing else.
func awsConfig(ctx context.Context, env config.EnvValue) (aws.Config, error) {
	cfg, err := awsconfig.LoadDefaultConfig(ctx,
		awsconfig.WithCredentialsProvider(ec2rolecreds.New()),
		awsconfig.WithHTTPClient(&http.Client{Timeout: 5 * time.Second}),
		awsconfig.WithRetryer(retryer),
	)
	if err != nil {
		return aws.Config{}, fmt.Errorf("aws configuration: %w", err)
	}
	if env.AWSEndpoint != "" {
		cfg.EndpointResolverWithOptions = aws.EndpointResolverWithOptionsFunc(
			func(_, region string, _ ...any) (aws.Endpoint, error) {
				return aws.Endpoint{URL: env.AWSEndpoint, SigningRegion: region, HostnameImmutable: true}, nil
			})
	}
	return cfg, nil
}

// retryer repeats what the SDK repeats, and an answer that broke off while it
// was read: all we ask of DynamoDB may be asked twice.
func retryer() aws.Retryer {
	return retry.NewStandard(func(o *retry.StandardOptions) {
		o.Retryables = append(o.Retryables, retry.IsErrorRetryableFunc(func(err error) aws.Ternary {
			var broken *smithy.DeserializationError
			return aws.BoolTernary(errors.As(err, &broken))
		}))
	})
}

func logTo(path string) io.Writer {
	if path == "" {
		return os.Stderr
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o640)
	if err != nil {
		fmt.Fprintln(os.Stderr, "card: logging to stderr only:", err)
		return os.Stderr
	}
	return io.MultiWriter(os.Stderr, file)
}
