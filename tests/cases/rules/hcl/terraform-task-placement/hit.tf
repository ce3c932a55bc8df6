resource "aws_ecs_service" "orders" {
  name = "orders"
  ordered_placement_strategy { # finding
    type  = "spread"
    field = "instanceId"
  }
}
