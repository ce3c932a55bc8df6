resource "aws_ecs_service" "orders" {
  name        = "orders"
  launch_type = "EC2" # finding
}
