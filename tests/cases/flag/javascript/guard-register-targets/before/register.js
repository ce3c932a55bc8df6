const { ElasticLoadBalancingV2Client, RegisterTargetsCommand } = require('@aws-sdk/client-elastic-load-balancing-v2');

const client = new ElasticLoadBalancingV2Client({});

async function start(id) {
	await client.send(
		new RegisterTargetsCommand({
			TargetGroupArn: process.env.TARGET_GROUP,
			Targets: [{ Id: id }],
		}),
	);
	console.log('ready');
}

module.exports = { start };
