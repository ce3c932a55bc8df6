resource "aws_autoscaling_lifecycle_hook" "drain" { # finding
  autoscaling_group_name = aws_autoscaling_group.orders.name
  lifecycle_transition   = "autoscaling:EC2_INSTANCE_TERMINATING"
}
