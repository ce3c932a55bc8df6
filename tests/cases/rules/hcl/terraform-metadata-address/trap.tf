locals {
  script = <<-EOF
    # curl http://169.254.169.254/latest/meta-data/
    iptables -A OUTPUT -d 169.254.169.254 -j DROP
  EOF
}
