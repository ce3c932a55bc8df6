import { EC2 } from 'aws-sdk';
import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';

const ec2 = new EC2();

export const peers = () => ec2.describeInstances({ Filters: [{ Name: 'tag:role', Values: ['cache'] }] }).promise(); // finding
export const living = () => new EC2Client().send(new DescribeInstancesCommand({ Filters: [{ Name: 'instance-state-name', Values: ['running'] }] })); // finding
