resource "aws_launch_template" "orders" {
  image_id = var.ami
  user_data = base64encode(templatefile("${path.module}/start.sh", { # finding
    version = var.version
  }))
}
