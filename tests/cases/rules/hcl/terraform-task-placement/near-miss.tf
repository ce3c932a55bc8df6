resource "aws_ecs_service" "orders" {
  name        = "orders"
  launch_type = "FARGATE" # no placement_constraints
}
