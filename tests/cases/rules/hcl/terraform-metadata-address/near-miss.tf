locals {
  credentials = <<-EOF
    curl http://169.254.170.2/v2
  EOF
  addresses   = ["169.254.169.254/32"]
}
