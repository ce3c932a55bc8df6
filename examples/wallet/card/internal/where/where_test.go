package where

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

const document = `{"region": "ap-northeast-1", "availabilityZone": "ap-northeast-1c", "privateIp": "10.0.3.4"}`

func client(t *testing.T, h http.HandlerFunc) *imds.Client {
	t.Helper()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPut {
			w.Header().Set("X-Aws-Ec2-Metadata-Token-Ttl-Seconds", "60")
			_, _ = io.WriteString(w, "token")
			return
		}
		h(w, r)
	}))
	t.Cleanup(srv.Close)
	return imds.New(imds.Options{Endpoint: srv.URL, Retryer: aws.NopRetryer{}})
}

func TestHeaderAndRegion(t *testing.T) {
	c := client(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, document) })
	if got, err := Header(context.Background(), c); err != nil || got != "ap-northeast-1;zone=ap-northeast-1c;from=10.0.3.4" {
		t.Errorf("header %q, %v", got, err)
	}
	if got, err := Region(context.Background(), c); err != nil || got != "ap-northeast-1" {
		t.Errorf("region %q, %v", got, err)
	}
}

func TestNotOnAnInstance(t *testing.T) {
	if got, err := Header(context.Background(), client(t, http.NotFound)); err == nil {
		t.Errorf("got %q", got)
	}
}
