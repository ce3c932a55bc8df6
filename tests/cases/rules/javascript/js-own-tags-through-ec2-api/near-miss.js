import { EC2Client, DescribeTagsCommand } from '@aws-sdk/client-ec2';

export const all = () =>
  new EC2Client({}).send(new DescribeTagsCommand({ Filters: [{ Name: 'key', Values: ['cost-centre'] }] }));
