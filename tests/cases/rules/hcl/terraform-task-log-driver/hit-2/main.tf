resource "aws_ecs_task_definition" "orders" {
  family                = "orders"
  network_mode          = "awsvpc"
  container_definitions = <<EOF
[{
  "name": "web",
  "image": "${var.image}",
  "logConfiguration": {"logDriver": "syslog"}
}]
EOF
}
