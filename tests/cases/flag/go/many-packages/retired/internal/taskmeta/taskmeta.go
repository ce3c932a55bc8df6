// Package taskmeta tells what an ECS task knows of itself, from the task metadata
// endpoint (version 4), see
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html
package taskmeta

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"
)

// AvailabilityZone is the task's availability zone.
func AvailabilityZone() (string, error) {
	return ofTask(context.Background(), func(t *task) string { return t.AvailabilityZone })
}

// TaskID is the task's id.
func TaskID() (string, error) {
	return ofTask(context.Background(), func(t *task) string { return t.id })
}

// LocalHostname is the task's private DNS name.
func LocalHostname() (string, error) {
	return ofTask(context.Background(), (*task).hostname)
}

// LocalIPv4 is the task's private IPv4 address.
func LocalIPv4() (string, error) {
	return ofTask(context.Background(), (*task).localIPv4)
}

// Metadata is what a task knows of the given path of the instance metadata, an error where it knows nothing.
func Metadata(path string) (string, error) {
	return ofPath(context.Background(), path)
}

// Region is the task's region, from AWS_REGION.
func Region() (string, error) {
	if region := os.Getenv("AWS_REGION"); region != "" {
		return region, nil
	}
	return "", errors.New("taskmeta: AWS_REGION is not set")
}

// UserData is the environment variable USER_DATA.
func UserData() (string, error) {
	return givenUserData()
}

func givenUserData() (string, error) {
	value, set := os.LookupEnv("USER_DATA")
	if !set {
		return "", errors.New("taskmeta: a task has no user data; set USER_DATA in its task definition")
	}
	return value, nil
}

// ofPath answers a path of the instance metadata with what a task knows of the same thing.
func ofPath(ctx context.Context, path string) (string, error) {
	switch path = strings.Trim(path, "/"); path {
	case "instance-id":
		return ofTask(ctx, func(t *task) string { return t.id })
	case "placement/availability-zone":
		return ofTask(ctx, func(t *task) string { return t.AvailabilityZone })
	case "placement/region":
		return ofTask(ctx, func(t *task) string { return t.region })
	case "local-ipv4":
		return ofTask(ctx, (*task).localIPv4)
	case "hostname", "local-hostname":
		return ofTask(ctx, (*task).hostname)
	}
	return "", fmt.Errorf("taskmeta: a task knows nothing of the instance metadata %q", path)
}

// task is what the task metadata endpoint answers, as far as it is used here.
type task struct {
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

// metadataClient asks the endpoint of this very task: at once or not at all, and never by a proxy.
var metadataClient = &http.Client{Timeout: 2 * time.Second, Transport: &http.Transport{}}

// cached is the task's metadata once it has been read; it does not change while the task lives.
var cached struct {
	sync.Mutex
	task *task
}

func currentTask(ctx context.Context) (*task, error) {
	cached.Lock()
	defer cached.Unlock()
	if cached.task != nil {
		return cached.task, nil
	}
	t, err := readTask(ctx)
	if err != nil {
		return nil, fmt.Errorf("taskmeta: task metadata: %w", err)
	}
	cached.task = t
	return t, nil
}

func readTask(ctx context.Context) (*task, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, os.Getenv("ECS_CONTAINER_METADATA_URI_V4")+"/task", nil)
	if err != nil {
		return nil, err
	}
	response, err := metadataClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the endpoint answers %s", response.Status)
	}
	t := new(task)
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

// ofTask answers with one value of the task's metadata.
func ofTask(ctx context.Context, value func(*task) string) (string, error) {
	t, err := currentTask(ctx)
	if err != nil {
		return "", err
	}
	if v := value(t); v != "" {
		return v, nil
	}
	return "", errors.New("taskmeta: the task metadata does not hold this")
}

func (t *task) localIPv4() string {
	for _, container := range t.Containers {
		for _, network := range container.Networks {
			if len(network.IPv4Addresses) > 0 {
				return network.IPv4Addresses[0]
			}
		}
	}
	return ""
}

func (t *task) hostname() string {
	for _, container := range t.Containers {
		for _, network := range container.Networks {
			if network.PrivateDNSName != "" {
				return network.PrivateDNSName
			}
		}
	}
	return ""
}
