resource "aws_codedeploy_app" "orders" {
  compute_platform = "Server" # finding
  name             = "orders"
}
