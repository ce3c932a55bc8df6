package instance

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/session"
)

// metadata serves what the instance metadata service would say.
func metadata(t *testing.T, pages map[string]string) *session.Session {
	t.Helper()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPut && r.URL.Path == "/latest/api/token" {
			w.Header().Set("X-Aws-Ec2-Metadata-Token-Ttl-Seconds", "60")
			_, _ = w.Write([]byte("token"))
			return
		}
		if page, ok := pages[r.URL.Path]; ok {
			_, _ = w.Write([]byte(page))
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(srv.Close)
	t.Setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", srv.URL)
	return session.Must(session.NewSession(aws.NewConfig().WithMaxRetries(0)))
}

func TestWriter(t *testing.T) {
	sess := metadata(t, map[string]string{
		"/latest/meta-data/instance-id":                 "i-0abc",
		"/latest/meta-data/placement/availability-zone": "ap-northeast-1a",
		"/latest/meta-data/local-ipv4":                  "10.0.1.7",
		"/latest/dynamic/instance-identity/document":    `{"accountId": "123456789012", "region": "ap-northeast-1"}`,
	})
	got, err := NewHost(sess).Writer()
	want := Writer{Instance: "i-0abc", Zone: "ap-northeast-1a", Address: "10.0.1.7", Account: "123456789012"}
	if err != nil || got != want {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestWriterNeedsItsAddress(t *testing.T) {
	sess := metadata(t, map[string]string{
		"/latest/meta-data/instance-id":                 "i-0abc",
		"/latest/meta-data/placement/availability-zone": "ap-northeast-1a",
	})
	if got, err := NewHost(sess).Writer(); err == nil {
		t.Errorf("no address, and yet %+v", got)
	}
}
