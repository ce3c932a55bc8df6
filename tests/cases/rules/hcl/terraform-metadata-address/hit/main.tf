resource "aws_launch_template" "orders" {
  user_data = base64encode(<<-EOF
    #!/bin/bash
    # the instance
    ID=$(curl -s http://169.254.169.254/latest/meta-data/instance-id)
    echo "$ID" > /etc/orders.id
  EOF
  )
}
