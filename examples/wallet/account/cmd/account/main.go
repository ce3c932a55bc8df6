// Command account keeps the accounts of wallet: who owns them, and whether they may be used.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/aws/aws-sdk-go/service/dynamodb"

	"github.com/wallet-inc/account/internal/api"
	"github.com/wallet-inc/account/internal/awssession"
	"github.com/wallet-inc/account/internal/config"
	"github.com/wallet-inc/account/internal/store"
)

// version is set by the linker, see the Makefile.
var version = "dev"

func main() {
	env := config.GetEnvValue()
	logger := log.New(logOutput(env.Log.File), "account ", log.LstdFlags|log.Lmicroseconds|log.LUTC)
	if err := run(env, logger); err != nil {
		logger.Fatalf("cannot start: %v", err)
	}
}

func run(env *config.EnvValue, logger *log.Logger) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()

	sess, err := awssession.New(env)
	if err != nil {
		return err
	}
	accounts := store.New(dynamodb.New(sess), env.Dynamo.Table)
	if err := accounts.Check(ctx); err != nil {
		return err
	}

	srv := &http.Server{
		Addr:              ":" + env.Server.Port,
		Handler:           api.New(accounts, logger),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      15 * time.Second,
		IdleTimeout:       75 * time.Second, // longer than the load balancer's 60 s
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.ListenAndServe() }()
	logger.Printf("version %s listens on %s", version, srv.Addr)

	select {
	case err := <-failed:
		return fmt.Errorf("listen on %s: %w", srv.Addr, err)
	case <-ctx.Done():
	}
	logger.Print("stopping: no new requests")
	drain, cancel := context.WithTimeout(context.Background(), 15*time.Second)
	defer cancel()
	if err := srv.Shutdown(drain); err != nil && !errors.Is(err, http.ErrServerClosed) {
		logger.Printf("requests were still running: %v", err)
	}
	return nil
}

// logOutput writes to stderr (journald) and to the file that the log shipper
// tails. A log file we can't open is no reason to be down.
func logOutput(path string) io.Writer {
	if path == "" {
		return os.Stderr
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		fmt.Fprintf(os.Stderr, "account: logging to stderr only: %v\n", err)
		return os.Stderr
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o640)
	if err != nil {
		fmt.Fprintf(os.Stderr, "account: logging to stderr only: %v\n", err)
		return os.Stderr
	}
	return io.MultiWriter(os.Stderr, file)
}
