// Command ledger keeps the books of wallet.
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
	"syscall"
	"time"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/dynamodb"

	"github.com/wallet-inc/ledger/internal/book"
	"github.com/wallet-inc/ledger/internal/config"
	"github.com/wallet-inc/ledger/internal/httpd"
	"github.com/wallet-inc/ledger/internal/instance"
)

var version = "dev"

func main() {
	env := config.GetEnvValue()
	logger := log.New(logWriter(env.LogFile), "ledger: ", log.LstdFlags|log.LUTC|log.Lmsgprefix)
	srv, err := setUp(env, logger)
	if err != nil {
		logger.Fatalf("can not start: %v", err)
	}
	if err := serve(srv, logger); err != nil {
		logger.Fatalf("stopped: %v", err)
	}
}

// setUp connects everything; it fails rather than to come up half.
func setUp(env *config.EnvValue, logger *log.Logger) (*http.Server, error) {
	file, err := config.ReadFile(env.ConfigFile)
	if err != nil {
		return nil, err
	}
	sess := session.Must(session.NewSession())
	meta := ec2metadata.New(sess)
	doc, err := meta.GetInstanceIdentityDocument()
	if err != nil {
		return nil, fmt.Errorf("identity document: %w", err)
	}
	logger.Printf("version %s, instance type %s in %s", version, doc.InstanceType, doc.Region)

	cfg := &aws.Config{
		Region: aws.String(doc.Region),
		Credentials: credentials.NewCredentials(&ec2rolecreds.EC2RoleProvider{
			Client:       meta,
			ExpiryWindow: 3 * time.Minute,
		}),
		HTTPClient: &http.Client{Timeout: 3 * time.Second},
		MaxRetries: aws.Int(4),
	}
	if env.AwsEndpoint != "" {
		cfg.Endpoint = aws.String(env.AwsEndpoint)
	}
	writer, err := instance.NewHost(sess).Writer()
	if err != nil {
		return nil, err
	}
	b := &book.Book{
		DB:        dynamodb.New(sess, cfg),
		Table:     file.Table,
		Writer:    writer,
		Overdraft: file.HouseAccount,
		Attempts:  file.Attempts,
	}
	if err := b.Check(context.Background()); err != nil {
		return nil, err
	}
	logger.Printf("writes as %s at %s (%s)", writer.Instance, writer.Address, writer.Zone)

	s := &httpd.Server{Book: b, Log: logger, HouseAccount: file.HouseAccount, MaxAmount: file.MaxAmount}
	return &http.Server{
		Addr:              "0.0.0.0:" + env.Server.Port,
		Handler:           s.Routes(),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      15 * time.Second,
		IdleTimeout:       75 * time.Second, // longer than the load balancer's 60 s
	}, nil
}

// serve answers until SIGTERM, and then finishes what it has.
func serve(srv *http.Server, logger *log.Logger) error {
	stopped := make(chan error, 1)
	go func() {
		terminate := make(chan os.Signal, 1)
		signal.Notify(terminate, syscall.SIGTERM, os.Interrupt)
		logger.Printf("%v: finishing requests", <-terminate)
		ctx, cancel := context.WithTimeout(context.Background(), 15*time.Second)
		defer cancel()
		stopped <- srv.Shutdown(ctx)
	}()
	logger.Printf("listening on %s", srv.Addr)
	if err := srv.ListenAndServe(); err != http.ErrServerClosed {
		return err
	}
	return <-stopped
}

// logWriter writes to the file for the log shipper, and to stderr for journald.
func logWriter(path string) io.Writer {
	if path == "" {
		return os.Stderr
	}
	_ = os.MkdirAll(filepath.Dir(path), 0o755)
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o640)
	if err != nil {
		log.Printf("no log file: %v", err)
		return os.Stderr
	}
	return io.MultiWriter(f, os.Stderr)
}
