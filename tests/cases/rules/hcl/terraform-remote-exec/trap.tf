# provisioner "remote-exec" {}
output "note" {
  value = "remote-exec"
}
