output "hook" {
  value = "aws_autoscaling_lifecycle_hook"
}
