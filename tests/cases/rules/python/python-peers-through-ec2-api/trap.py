def peers(cloud):
    return cloud.describe_instances(Filters=[{"Name": "tag:role"}])
