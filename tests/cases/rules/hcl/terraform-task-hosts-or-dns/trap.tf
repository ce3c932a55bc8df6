locals {
  # a menu
  menu = {
    name = "web"
    extraHosts = [{ hostname = "db", ipAddress = "10.0.1.5" }]
  }
}
