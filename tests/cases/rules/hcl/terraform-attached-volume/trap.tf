resource "aws_volume_attachment" "jenkins" {
  device_name = "/dev/sdf"
  volume_id   = aws_ebs_volume.jenkins.id
  instance_id = aws_instance.jenkins.id
}
