package main

import (
	"log/slog"
	"log/syslog"
	"os"
	"time"

	"github.com/labstack/echo/v4"
	"google.golang.org/grpc"

	pb "example.org/quay/gen"
)

const base = "/v1"

func main() {
	_ = slog.New(slog.NewJSONHandler(os.Stdout, nil))
	_, _ = syslog.New(syslog.LOG_INFO, "quay")
	_, _ = time.LoadLocation("Europe/Lisbon")
	_, _ = os.CreateTemp("", "cargo")
	e := echo.New()
	e.GET(base+"/ships", ships)
	e.Add("POST", "/ships", arrive)
	wrap(e, "/tugs")
	client.Get("/not-a-route", nil)
	server := grpc.NewServer()
	pb.RegisterPilotServer(server, pilot{})
	statsd("127.0.0.1:8125")
	_ = e.Start(":8080")
}

func wrap(e *echo.Echo, path string) { e.Any(path, tugs) }

func statsd(address string) { _ = address }
