const BLOCKED = ['http://169.254.169.254/latest'];
const SSRF_TARGET = 'http://169.254.169.254/latest/';
const METADATA = process.env.METADATA || 'http://169.254.169.254/latest/';
console.log(BLOCKED, SSRF_TARGET, METADATA, 'see http://169.254.169.254/latest/');
