resource "aws_ecs_task_definition" "orders" {
  family                = "orders"
  network_mode          = "bridge" # finding
  container_definitions = file("web.json")
}
