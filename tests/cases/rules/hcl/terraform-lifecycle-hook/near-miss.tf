resource "aws_autoscaling_group" "orders" {
  name = "orders" # no aws_autoscaling_lifecycle_hook
}
