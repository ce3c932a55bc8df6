resource "aws_ecs_task_definition" "orders" {
  family                = "orders"
  network_mode          = "awsvpc"
  container_definitions = file("web.json")
  volume {
    name      = "data"
    host_path = "/data" # not docker.sock
  }
}
