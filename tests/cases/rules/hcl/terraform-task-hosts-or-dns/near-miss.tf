resource "aws_ecs_task_definition" "orders" {
  family       = "orders"
  network_mode = "awsvpc"
  container_definitions = jsonencode([{
    name  = "web"
    image = "orders:1"
    dnsServers = []
  }])
}
