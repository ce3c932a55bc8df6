locals {
  # a menu
  menu = {
    name = "web"
    privileged = true
  }
}
