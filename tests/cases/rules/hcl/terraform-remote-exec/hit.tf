resource "aws_instance" "orders" {
  ami = var.ami
  provisioner "remote-exec" { # finding
    inline = ["sudo systemctl start orders"]
  }
}
