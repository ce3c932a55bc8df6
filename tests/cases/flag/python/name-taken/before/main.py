from ec2_metadata import ec2_metadata

ecs_flag = "mine"
print(ecs_flag, ec2_metadata.instance_id)
