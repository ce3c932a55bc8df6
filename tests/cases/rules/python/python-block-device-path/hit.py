DEVICE = "/dev/xvdf"  # finding
