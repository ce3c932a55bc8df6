package runner

import docker "github.com/docker/docker/client"

func open() (*docker.Client, error) {
	return docker.NewClientWithOpts(docker.FromEnv) // finding
}
