resource "aws_codedeploy_app" "orders" {
  name = "orders"
}

resource "aws_codedeploy_deployment_group" "orders" {
  ec2_tag_filter {
    key   = "Name"
    type  = "KEY_AND_VALUE"
    value = "orders"
  }
}
