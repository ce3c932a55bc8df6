// Not ip-10-0-1-7.ec2.internal.
const SUFFIX = '.ec2.internal';

module.exports = { SUFFIX };
