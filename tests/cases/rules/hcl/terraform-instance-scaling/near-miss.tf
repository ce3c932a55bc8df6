resource "aws_appautoscaling_policy" "cpu" {
  policy_type = "TargetTrackingScaling" # as aws_autoscaling_policy had
}
