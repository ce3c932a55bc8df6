async function instanceId(fetch) {
  const response = await fetch('http://169.254.169.254/latest/meta-data/instance-id');
  return response.text();
}

module.exports = { instanceId };
