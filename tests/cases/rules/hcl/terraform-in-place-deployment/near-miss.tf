resource "aws_codedeploy_app" "orders" {
  compute_platform = "ECS"
  name             = "orders"
}
