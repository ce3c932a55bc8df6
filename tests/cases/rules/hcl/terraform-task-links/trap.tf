locals {
  # a menu
  menu = {
    name = "web"
    links = ["cache"]
  }
}
