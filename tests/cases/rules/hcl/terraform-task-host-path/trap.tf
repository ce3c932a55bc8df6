locals {
  host_path = "/data/orders"
}
