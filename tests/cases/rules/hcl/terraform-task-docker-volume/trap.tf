variable "docker_volume_configuration" {
  default = {}
}
