resource "aws_alb_target_group" "orders" {
  port     = 80
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
