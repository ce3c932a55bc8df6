data "aws_lb_target_group" "orders" {
  name = "orders"
}

resource "aws_lb_target_group" "hooks" {
  name        = "hooks" # target_type = "instance"
  target_type = var.target_type
}

resource "aws_lb_target_group_attachment" "hooks" {
  target_group_arn = aws_lb_target_group.hooks.arn
  target_id        = aws_lambda_function.hooks.arn
}
