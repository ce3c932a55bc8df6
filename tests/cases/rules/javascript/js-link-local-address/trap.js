const BLOCKED = ['169.254.169.254', '127.0.0.1'];
const METADATA = 'http://169.254.169.254/latest/meta-data/';

function allowed(url) {
  const host = new URL(url).hostname;
  if (host === '169.254.169.254' || url.startsWith(METADATA)) {
    throw new Error('http://169.254.169.254 is not allowed');
  }
  return !BLOCKED.includes(host);
}

const proxied = () => fetch(process.env.METADATA_URL || 'http://169.254.169.254/latest/meta-data/');

module.exports = { allowed, proxied };
