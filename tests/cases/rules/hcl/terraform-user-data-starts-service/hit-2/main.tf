resource "aws_instance" "orders" {
  ami       = var.ami
  user_data = <<-EOF
    #!/bin/bash
    docker run -d -p 80:8080 orders:latest
  EOF
}
