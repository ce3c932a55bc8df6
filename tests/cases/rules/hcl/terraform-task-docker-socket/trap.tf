locals {
  host_path = "/var/run/docker.sock"
}
