resource "aws_lb_target_group" "orders" {
  port        = 80
  protocol    = "HTTP"
  target_type = "ip"
}
