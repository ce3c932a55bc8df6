resource "aws_launch_template" "cluster" {
  image_id  = var.ami
  user_data = base64encode(<<-EOF
    #!/bin/bash
    echo ECS_CLUSTER=main >> /etc/ecs/ecs.config
    systemctl restart docker
  EOF
  )
}
