package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"
)

// taskHTTPGet is http.Get, with the task's own answer to paths of the instance metadata service without a host.
func taskHTTPGet(url string) (*http.Response, error) {
	if request := ecsToInstance(http.NewRequest(http.MethodGet, url, nil)); request != nil {
		return ecsAnswer(request)
	}
	return http.Get(url)
}

// ecsToInstance gives a request back if this is a task and the request asks the instance metadata service.
func ecsToInstance(request *http.Request, err error) *http.Request {
	if err != nil {
		return nil
	}
	switch request.URL.Hostname() {
	case "", "169.254.169.254", "fd00:ec2::254":
		return request
	}
	return nil
}

// ecsAnswer is what the task knows of a path of the instance metadata service, as that service would say it: 404
// where it knows nothing. Any token is good enough for the questions that follow.
func ecsAnswer(request *http.Request) (*http.Response, error) {
	ctx := request.Context()
	if _, err := ecsCurrentTask(ctx); err != nil {
		return nil, err
	}
	parts := append(strings.SplitN(strings.Trim(request.URL.Path, "/"), "/", 3), "", "") // latest, meta-data, the rest
	value, err := "task", error(nil)
	switch parts[1] {
	case "api":
	case "dynamic":
		value, err = ecsOfDynamicPath(ctx, parts[2])
	case "user-data":
		value, err = ecsGivenUserData()
	default:
		value, err = ecsOfPath(ctx, parts[2])
	}
	status := http.StatusOK
	if err != nil {
		status, value = http.StatusNotFound, ""
	}
	return &http.Response{
		Status:        fmt.Sprintf("%d %s", status, http.StatusText(status)),
		StatusCode:    status,
		Proto:         "HTTP/1.1",
		ProtoMajor:    1,
		ProtoMinor:    1,
		Header:        http.Header{"Content-Type": {"text/plain"}},
		Body:          io.NopCloser(strings.NewReader(value)),
		ContentLength: int64(len(value)),
		Request:       request,
	}, nil
}

func ecsGivenUserData() (string, error) {
	value, set := os.LookupEnv("USER_DATA")
	if !set {
		return "", errors.New("taskmeta: a task has no user data; set USER_DATA in its task definition")
	}
	return value, nil
}

// ecsOfPath answers a path of the instance metadata with what a task knows of the same thing.
func ecsOfPath(ctx context.Context, path string) (string, error) {
	switch path = strings.Trim(path, "/"); path {
	case "instance-id":
		return ecsOfTask(ctx, func(t *ecsTask) string { return t.id })
	case "placement/availability-zone":
		return ecsOfTask(ctx, func(t *ecsTask) string { return t.AvailabilityZone })
	case "placement/region":
		return ecsOfTask(ctx, func(t *ecsTask) string { return t.region })
	case "local-ipv4":
		return ecsOfTask(ctx, (*ecsTask).localIPv4)
	case "hostname", "local-hostname":
		return ecsOfTask(ctx, (*ecsTask).hostname)
	}
	return "", fmt.Errorf("taskmeta: a task knows nothing of the instance metadata %q", path)
}

// ecsOfDynamicPath answers for the identity document with what a task knows, named as an instance names it.
func ecsOfDynamicPath(ctx context.Context, path string) (string, error) {
	if strings.Trim(path, "/") != "instance-identity/document" {
		return "", fmt.Errorf("taskmeta: a task knows nothing of the dynamic data %q", path)
	}
	t, err := ecsCurrentTask(ctx)
	if err != nil {
		return "", err
	}
	document, err := json.Marshal(map[string]string{
		"accountId":        t.account,
		"availabilityZone": t.AvailabilityZone,
		"instanceId":       t.id,
		"privateIp":        t.localIPv4(),
		"region":           t.region,
	})
	return string(document), err
}

// ecsTask is what the task metadata endpoint answers, as far as it is used here.
type ecsTask struct {
	TaskARN          string
	AvailabilityZone string
	Containers       []struct {
		Networks []struct {
			IPv4Addresses  []string
			PrivateDNSName string
		}
	}

	region, account, id string // the parts of TaskARN
}

// ecsMetadataClient asks the endpoint of this very task: at once or not at all, and never by a proxy.
var ecsMetadataClient = &http.Client{Timeout: 2 * time.Second, Transport: &http.Transport{}}

// ecsCached is the task's metadata once it has been read; it does not change while the task lives.
var ecsCached struct {
	sync.Mutex
	task *ecsTask
}

func ecsCurrentTask(ctx context.Context) (*ecsTask, error) {
	ecsCached.Lock()
	defer ecsCached.Unlock()
	if ecsCached.task != nil {
		return ecsCached.task, nil
	}
	t, err := ecsReadTask(ctx)
	if err != nil {
		return nil, fmt.Errorf("taskmeta: task metadata: %w", err)
	}
	ecsCached.task = t
	return t, nil
}

func ecsReadTask(ctx context.Context) (*ecsTask, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, os.Getenv("ECS_CONTAINER_METADATA_URI_V4")+"/task", nil)
	if err != nil {
		return nil, err
	}
	response, err := ecsMetadataClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the endpoint answers %s", response.Status)
	}
	t := new(ecsTask)
	if err := json.NewDecoder(response.Body).Decode(t); err != nil {
		return nil, err
	}
	parts := strings.Split(t.TaskARN, ":") // arn:aws:ecs:REGION:ACCOUNT:task/CLUSTER/ID
	if len(parts) != 6 {
		return nil, fmt.Errorf("%q is not the ARN of a task", t.TaskARN)
	}
	t.region, t.account, t.id = parts[3], parts[4], parts[5][strings.LastIndex(parts[5], "/")+1:]
	return t, nil
}

// ecsOfTask answers with one value of the task's metadata.
func ecsOfTask(ctx context.Context, value func(*ecsTask) string) (string, error) {
	t, err := ecsCurrentTask(ctx)
	if err != nil {
		return "", err
	}
	if v := value(t); v != "" {
		return v, nil
	}
	return "", errors.New("taskmeta: the task metadata does not hold this")
}

func (t *ecsTask) localIPv4() string {
	for _, container := range t.Containers {
		for _, network := range container.Networks {
			if len(network.IPv4Addresses) > 0 {
				return network.IPv4Addresses[0]
			}
		}
	}
	return ""
}

func (t *ecsTask) hostname() string {
	for _, container := range t.Containers {
		for _, network := range container.Networks {
			if network.PrivateDNSName != "" {
				return network.PrivateDNSName
			}
		}
	}
	return ""
}
