resource "aws_instance" "orders" {
  ami = var.ami
  provisioner "local-exec" {
    command = "echo remote-exec"
  }
}
