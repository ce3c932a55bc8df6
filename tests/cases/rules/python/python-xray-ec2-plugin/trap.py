print("EC2Plugin")
