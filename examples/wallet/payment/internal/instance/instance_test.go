package instance

import (
	"context"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/ec2"
	"github.com/aws/aws-sdk-go/service/ec2/ec2iface"
)

func metadata(t *testing.T, page http.HandlerFunc) *ec2metadata.EC2Metadata {
	t.Helper()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPut {
			w.Header().Set("X-Aws-Ec2-Metadata-Token-Ttl-Seconds", "60")
			_, _ = io.WriteString(w, "token")
			return
		}
		page(w, r)
	}))
	t.Cleanup(srv.Close)
	t.Setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", srv.URL)
	return ec2metadata.New(session.Must(session.NewSession(aws.NewConfig().WithMaxRetries(0))))
}

type tags struct {
	ec2iface.EC2API
	in *ec2.CreateTagsInput
}

func (t *tags) CreateTags(in *ec2.CreateTagsInput) (*ec2.CreateTagsOutput, error) {
	t.in = in
	return &ec2.CreateTagsOutput{}, nil
}

func TestTag(t *testing.T) {
	api := &tags{}
	meta := metadata(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "i-0abc") })
	if err := Tag(meta, api, "v1.2.3"); err != nil {
		t.Fatal(err)
	}
	if *api.in.Resources[0] != "i-0abc" || *api.in.Tags[1].Value != "v1.2.3" {
		t.Errorf("tagged %v", api.in)
	}
}

func TestTagNeedsAnInstance(t *testing.T) {
	api := &tags{}
	if err := Tag(metadata(t, http.NotFound), api, "v1.2.3"); err == nil || api.in != nil {
		t.Errorf("err %v, tagged %v", err, api.in)
	}
}

func TestSpotNoticeDrains(t *testing.T) {
	pollEvery = time.Millisecond
	var asked atomic.Int32
	meta := metadata(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/latest/meta-data/spot/instance-action" || asked.Add(1) < 3 {
			http.NotFound(w, r)
			return
		}
		_, _ = io.WriteString(w, `{"action": "terminate"}`)
	})
	ctx, drain := context.WithTimeout(context.Background(), 10*time.Second)
	WatchSpot(ctx, meta, log.New(io.Discard, "", 0), drain)
	if ctx.Err() != context.Canceled || asked.Load() != 3 {
		t.Errorf("%v after %d questions", ctx.Err(), asked.Load())
	}
}
