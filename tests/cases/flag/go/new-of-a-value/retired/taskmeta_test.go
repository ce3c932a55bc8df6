package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
)

// withEcsTask serves one task's metadata, as the endpoint of version 4 does.
func withEcsTask(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/v4/0123/task" {
			http.NotFound(w, r)
			return
		}
		io.WriteString(w, `{
			"TaskARN": "arn:aws:ecs:eu-west-1:111122223333:task/shop/8f03",
			"AvailabilityZone": "eu-west-1c",
			"Containers": [{"Networks": [{
				"IPv4Addresses": ["10.0.2.61"],
				"PrivateDNSName": "ip-10-0-2-61.eu-west-1.compute.internal"
			}]}]
		}`)
	}))
	t.Cleanup(func() { ecsCached.task = nil; server.Close() })
	ecsCached.task = nil
	t.Setenv("ECS_CONTAINER_METADATA_URI_V4", server.URL+"/v4/0123")
}

func TestEcsTaskMetadataMissing(t *testing.T) {
	withEcsTask(t)
	t.Setenv("ECS_CONTAINER_METADATA_URI_V4", os.Getenv("ECS_CONTAINER_METADATA_URI_V4")+"/none")
	if _, err := ecsCurrentTask(context.Background()); err == nil {
		t.Error("no error")
	}
}

func TestTaskMetadata(t *testing.T) {
	withEcsTask(t)
	got, err := taskMetadata("instance-id")
	if err != nil || got != "8f03" {
		t.Errorf("got %q, %v", got, err)
	}
}
