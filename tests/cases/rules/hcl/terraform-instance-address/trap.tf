resource "aws_eip" "bastion" {
  instance = aws_instance.bastion.id
}

output "address" {
  value = aws_instance.orders.private_ip
}
