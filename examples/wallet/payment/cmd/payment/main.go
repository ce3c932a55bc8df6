// Command payment moves money between two accounts.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/ec2"
	"github.com/aws/aws-sdk-go/service/sqs"
	"github.com/aws/aws-sdk-go/service/sqs/sqsiface"

	"github.com/wallet-inc/payment/internal/api"
	"github.com/wallet-inc/payment/internal/clients"
	"github.com/wallet-inc/payment/internal/config"
	"github.com/wallet-inc/payment/internal/instance"
	"github.com/wallet-inc/payment/internal/pay"
)

var version = "dev"

func main() {
	env := config.GetEnvValue()
	logger := log.New(output(env.LogFile), "payment ", log.LstdFlags|log.LUTC)
	if err := run(env, logger); err != nil {
		logger.Printf("fatal: %v", err)
		os.Exit(1)
	}
}

func run(env *config.EnvValue, logger *log.Logger) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()

	base, err := session.NewSession()
	if err != nil {
		return fmt.Errorf("aws session: %w", err)
	}
	meta := ec2metadata.New(base)
	sess, err := roleSession(base, meta, env)
	if err != nil {
		return err
	}
	queue, err := openQueue(ctx, sqs.New(sess), env.Aws.Queue)
	if err != nil {
		return err
	}

	// monit on the hosts watches the process by this file.
	if err := os.WriteFile(env.Server.PidFile, []byte(strconv.Itoa(os.Getpid())+"\n"), 0o644); err != nil {
		return fmt.Errorf("pid file: %w", err)
	}
	defer os.Remove(env.Server.PidFile)

	if err := instance.Tag(meta, ec2.New(sess), version); err != nil {
		return err
	}
	go instance.WatchSpot(ctx, meta, logger, stop)

	desk := &pay.Desk{
		Services: clients.Services{
			AccountURL: env.Services.AccountURL,
			LedgerURL:  env.Services.LedgerURL,
			CardURL:    env.Services.CardURL,
		},
		Queue: queue,
		Log:   logger,
	}
	return serve(ctx, ":"+env.Server.Port, api.Handler(desk, logger), logger)
}

// roleSession takes the role of the instance and nothing else.
func roleSession(base *session.Session, meta *ec2metadata.EC2Metadata, env *config.EnvValue) (*session.Session, error) {
	creds := ec2rolecreds.NewCredentialsWithClient(meta)
	if _, err := creds.Get(); err != nil {
		return nil, fmt.Errorf("credentials of the instance role: %w", err)
	}
	cfg := aws.Config{
		Region:      aws.String(env.Aws.Region),
		Credentials: creds,
		HTTPClient:  &http.Client{Timeout: 4 * time.Second},
		MaxRetries:  aws.Int(3),
	}
	if env.Aws.Endpoint != "" {
		cfg.Endpoint = aws.String(env.Aws.Endpoint)
	}
	return base.Copy(&cfg), nil
}

// queue is one SQS queue.
type queue struct {
	api sqsiface.SQSAPI
	url *string
}

func openQueue(ctx context.Context, api sqsiface.SQSAPI, name string) (*queue, error) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	out, err := api.GetQueueUrlWithContext(ctx, &sqs.GetQueueUrlInput{QueueName: &name})
	if err != nil {
		return nil, fmt.Errorf("queue %s: %w", name, err)
	}
	return &queue{api: api, url: out.QueueUrl}, nil
}

// Send puts one message onto the queue.
func (q *queue) Send(ctx context.Context, body string) error {
	_, err := q.api.SendMessageWithContext(ctx, &sqs.SendMessageInput{QueueUrl: q.url, MessageBody: &body})
	return err
}

// serve answers until ctx ends, and then finishes the payments it has.
func serve(ctx context.Context, address string, handler http.Handler, logger *log.Logger) error {
	srv := &http.Server{
		Addr:              address,
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      25 * time.Second,
		IdleTimeout:       75 * time.Second, // longer than the load balancer's 60 s
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.ListenAndServe() }()
	logger.Printf("version %s listens on %s", version, address)
	select {
	case err := <-failed:
		return fmt.Errorf("listen on %s: %w", address, err)
	case <-ctx.Done():
	}
	logger.Print("stopping, payments under way are finished")
	drain, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	return srv.Shutdown(drain)
}

func output(path string) io.Writer {
	if path == "" {
		return os.Stderr
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return os.Stderr
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o640)
	if err != nil {
		return os.Stderr
	}
	return io.MultiWriter(os.Stderr, file)
}
