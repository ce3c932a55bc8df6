resource "aws_eip" "nat" {
  domain = "vpc"
}

resource "aws_security_group_rule" "database" {
  source_security_group_id = aws_security_group.orders.id
}
