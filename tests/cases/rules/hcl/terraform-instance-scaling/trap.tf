# resource "aws_autoscaling_policy" "cpu" {}
locals {
  kind = "aws_autoscaling_policy"
}
