package main

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

// taskMetadata is what a task knows of the given path of the instance metadata, an error where it knows nothing.
func taskMetadata(path string) (string, error) {
	return ecsOfPath(context.Background(), path)
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
