resource "aws_security_group_rule" "database" {
  type        = "ingress"
  cidr_blocks = ["${aws_instance.orders.private_ip}/32"] # finding
}

resource "aws_eip" "orders" {
  instance = aws_instance.orders.id # finding
}
