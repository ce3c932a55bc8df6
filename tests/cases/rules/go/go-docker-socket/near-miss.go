package runner

import "github.com/docker/docker/client"

func missing(err error) bool { return client.IsErrConnectionFailed(err) }
