locals {
  # a menu
  menu = {
    name = "web"
    parameters = { sharedMemorySize = 1024 }
  }
}
