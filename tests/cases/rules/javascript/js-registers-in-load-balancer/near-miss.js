const AWS = require('aws-sdk');

// After registerTargets.
exports.health = (group) => new AWS.ELBv2().describeTargetHealth({ TargetGroupArn: group }).promise();
