package runner

import client "example.com/shop/client" // github.com/docker/docker/client was here

var c = client.NewClient()
