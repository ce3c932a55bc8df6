resource "aws_autoscaling_policy" "cpu" { # finding
  autoscaling_group_name = aws_autoscaling_group.orders.name
  policy_type            = "TargetTrackingScaling"
}
