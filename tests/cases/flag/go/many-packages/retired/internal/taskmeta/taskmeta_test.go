package taskmeta

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
)

// withTask serves one task's metadata, as the endpoint of version 4 does.
func withTask(t *testing.T) {
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
	t.Cleanup(func() { cached.task = nil; server.Close() })
	cached.task = nil
	t.Setenv("ECS_CONTAINER_METADATA_URI_V4", server.URL+"/v4/0123")
}

func TestTaskMetadataMissing(t *testing.T) {
	withTask(t)
	t.Setenv("ECS_CONTAINER_METADATA_URI_V4", os.Getenv("ECS_CONTAINER_METADATA_URI_V4")+"/none")
	if _, err := currentTask(context.Background()); err == nil {
		t.Error("no error")
	}
}

func TestAvailabilityZone(t *testing.T) {
	withTask(t)
	got, err := AvailabilityZone()
	if err != nil || got != "eu-west-1c" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestTaskID(t *testing.T) {
	withTask(t)
	got, err := TaskID()
	if err != nil || got != "8f03" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestLocalHostname(t *testing.T) {
	withTask(t)
	got, err := LocalHostname()
	if err != nil || got != "ip-10-0-2-61.eu-west-1.compute.internal" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestLocalIPv4(t *testing.T) {
	withTask(t)
	got, err := LocalIPv4()
	if err != nil || got != "10.0.2.61" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestMetadata(t *testing.T) {
	withTask(t)
	got, err := Metadata("instance-id")
	if err != nil || got != "8f03" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestRegion(t *testing.T) {
	t.Setenv("AWS_REGION", "")
	if _, err := Region(); err == nil {
		t.Error("without AWS_REGION: no error")
	}
	t.Setenv("AWS_REGION", "eu-west-1")
	if got, err := Region(); err != nil || got != "eu-west-1" {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestUserData(t *testing.T) {
	t.Setenv("USER_DATA", "queue=orders")
	if _, err := UserData(); err != nil {
		t.Error(err)
	}
}
