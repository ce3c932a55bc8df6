const AWS = require('aws-sdk');

const elb = new AWS.ELBv2();

exports.join = (group, instance) =>
  elb.registerTargets({ TargetGroupArn: group, Targets: [{ Id: instance }] }).promise(); // finding
