user_data = "not from ec2_metadata"
print(user_data)
