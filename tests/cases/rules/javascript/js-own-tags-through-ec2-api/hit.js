import AWS from 'aws-sdk';
import { EC2Client, DescribeTagsCommand } from '@aws-sdk/client-ec2';

const old = new AWS.EC2({ region: 'eu-west-1' });
const client = new EC2Client({});

export async function stage(instanceId) {
  const before = await old.describeTags({ Filters: [{ Name: 'resource-id', Values: [instanceId] }] }).promise(); // finding
  const after = await client.send(new DescribeTagsCommand({ Filters: [{ Name: 'resource-id', Values: [instanceId] }] })); // finding
  return [before, after];
}
