import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';

export const one = (id) => new EC2Client().send(new DescribeInstancesCommand({ InstanceIds: [id] }));
