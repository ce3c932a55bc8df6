resource "aws_ecs_task_definition" "orders" {
  family                = "orders"
  network_mode          = "awsvpc"
  container_definitions = <<EOF
[{
  "name": "web",
  "image": "${var.image}",
  "extraHosts": [{"hostname": "db", "ipAddress": "10.0.1.5"}]
}]
EOF
}
