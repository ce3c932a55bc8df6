locals {
  # a menu
  menu = {
    name = "web"
    logConfiguration = { logDriver = "syslog" }
  }
}
