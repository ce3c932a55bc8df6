# /sys/hypervisor/uuid was read here
PATH = "/sys/hypervisor"
