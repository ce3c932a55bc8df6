data "aws_ecs_task_definition" "orders" {
  task_definition = "orders"
}

resource "aws_ecs_task_definition" "web" {
  family       = "web"
  network_mode = var.network_mode
  container_definitions = local.web
}
