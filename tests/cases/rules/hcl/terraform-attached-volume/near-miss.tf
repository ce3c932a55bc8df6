resource "aws_ebs_volume" "data" {
  size = 20 # aws_volume_attachment elsewhere
}
