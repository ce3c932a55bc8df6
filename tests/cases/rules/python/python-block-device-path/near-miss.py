# It was /dev/xvdf on the first instances.
DEVICE = "/dev/null"
