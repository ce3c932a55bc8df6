resource "aws_ecs_task_definition" "orders" {
  family                = "orders"
  container_definitions = file("web.json")
}
