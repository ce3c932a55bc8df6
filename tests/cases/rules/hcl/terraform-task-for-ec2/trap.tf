variable "settings" {
  default = { launch_type = "EC2" }
}
