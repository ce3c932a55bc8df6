resource "aws_volume_attachment" "data" { # finding
  device_name = "/dev/sdf"
  volume_id   = aws_ebs_volume.data.id
  instance_id = aws_instance.orders.id
}
