resource "aws_instance" "bastion" {
  ami       = var.ami
  user_data = file("bastion.sh")
}

variable "user_data" {
  default = "docker run orders"
}
