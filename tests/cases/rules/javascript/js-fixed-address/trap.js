const pattern = /ip-10-0-1-7\.ec2\.internal/;
const made = (a) => `ip-${a}.ec2.internal`;

console.log('like ip-10-0-1-7.ec2.internal');
module.exports = { pattern, made };
