"""The whole crossing on this machine: emulated AWS, hosts, balancer, traffic, the run."""
