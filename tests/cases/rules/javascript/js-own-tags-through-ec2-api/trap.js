import { DescribeTagsCommand, ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';

export const tags = (arn) =>
  new ElasticLoadBalancingV2Client({}).send(new DescribeTagsCommand({ ResourceArns: [arn, 'resource-id'] }));
