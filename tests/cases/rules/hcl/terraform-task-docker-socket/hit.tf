resource "aws_ecs_task_definition" "orders" {
  family                = "orders"
  network_mode          = "awsvpc"
  container_definitions = file("web.json")
  volume {
    name      = "data"
    host_path = "/var/run/docker.sock" # finding
  }
}
