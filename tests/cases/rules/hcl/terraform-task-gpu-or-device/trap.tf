locals {
  # a menu
  menu = {
    name = "web"
    parameters = { devices = [{ hostPath = "/dev/fuse" }] }
  }
}
