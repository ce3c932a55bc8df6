variable "placement_constraints" {
  default = []
}
