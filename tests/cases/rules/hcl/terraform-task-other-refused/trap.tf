locals {
  # a menu
  menu = {
    name = "web"
    parameters = { maxSwap = 1024 }
  }
}
