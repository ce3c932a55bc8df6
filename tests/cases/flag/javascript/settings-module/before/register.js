'use strict';

const { ElasticLoadBalancingV2Client, RegisterTargetsCommand } = require('@aws-sdk/client-elastic-load-balancing-v2');
const config = require('./config');

const client = new ElasticLoadBalancingV2Client({});

async function start(id) {
  await client.send(new RegisterTargetsCommand({ TargetGroupArn: config.group, Targets: [{ Id: id }] }));
  console.log('ready on', config.port);
}

module.exports = { start };
