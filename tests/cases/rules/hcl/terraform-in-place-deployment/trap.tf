# compute_platform = "Server"
resource "aws_codedeploy_app" "hooks" {
  compute_platform = var.platform
  name             = "Server"
}
