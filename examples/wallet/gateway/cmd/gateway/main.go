// Command gateway is wallet's public API.
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
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/cloudwatch"

	"github.com/wallet-inc/gateway/internal/api"
	"github.com/wallet-inc/gateway/internal/config"
	"github.com/wallet-inc/gateway/internal/metrics"
	"github.com/wallet-inc/gateway/internal/upstream"
)

var version = "dev"

func main() {
	env := config.GetEnvValue()
	setUpLog(env)
	if err := run(env); err != nil {
		slog.Error("gateway ends", "error", err)
		os.Exit(1)
	}
}

func run(env *config.EnvValue) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()

	counter := metrics.NewCounter()
	reporting, reported := context.WithCancel(context.Background())
	var reporter sync.WaitGroup
	if env.Metrics.Namespace != "" {
		sess, err := session.NewSession(&aws.Config{HTTPClient: &http.Client{Timeout: 5 * time.Second}})
		if err != nil {
			reported()
			return fmt.Errorf("aws session: %w", err)
		}
		cw := cloudwatch.New(sess, endpoint(env.AWS.Endpoint))
		reporter.Add(1)
		go func() {
			defer reporter.Done()
			counter.Report(reporting, cw, env.Metrics.Namespace, env.Metrics.Interval)
		}()
	}
	defer func() { reported(); reporter.Wait() }()

	client := upstream.NewHTTPClient(env.Upstream.Timeout)
	return serve(ctx, env.Server.Port, api.New(api.Services{
		Account: upstream.New(env.Upstream.Account, client),
		Ledger:  upstream.New(env.Upstream.Ledger, client),
		Payment: upstream.New(env.Upstream.Payment, client),
	}, counter))
}

// serve answers until ctx ends, and then finishes the requests it has.
func serve(ctx context.Context, port string, handler http.Handler) error {
	srv := &http.Server{
		Addr:              ":" + port,
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       75 * time.Second, // longer than the load balancer's 60 s
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.ListenAndServe() }()
	slog.Info("gateway listens", "address", srv.Addr, "version", version)
	select {
	case err := <-failed:
		return fmt.Errorf("listen on %s: %w", srv.Addr, err)
	case <-ctx.Done():
	}
	slog.Info("gateway stops")
	drain, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := srv.Shutdown(drain); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("requests were still running: %w", err)
	}
	return nil
}

func endpoint(url string) *aws.Config {
	cfg := aws.NewConfig()
	if url != "" {
		cfg = cfg.WithEndpoint(url)
	}
	return cfg
}

// setUpLog writes JSON lines to LOG_FILE, for the log shipper, and to stderr.
func setUpLog(env *config.EnvValue) {
	var out io.Writer = os.Stderr
	file, err := openLog(env.Log.File)
	if file != nil {
		out = io.MultiWriter(os.Stderr, file)
	}
	var level slog.Level
	_ = level.UnmarshalText([]byte(env.Log.Level)) // unknown: info
	slog.SetDefault(slog.New(slog.NewJSONHandler(out, &slog.HandlerOptions{Level: level})))
	if err != nil {
		slog.Warn("no log file", "error", err)
	}
}

func openLog(path string) (*os.File, error) {
	if path == "" {
		return nil, nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	return os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o640)
}
