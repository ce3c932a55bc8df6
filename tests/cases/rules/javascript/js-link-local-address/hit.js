const http = require('http');
const axios = require('axios');

const HOST = '169.254.169.254';
const BASE = `http://${HOST}/latest`;
const options = {
  hostname: HOST, // finding
  path: '/latest/api/token',
  method: 'PUT',
};

async function facts() {
  const token = await axios.put(`${BASE}/api/token`, null, { timeout: 500 }); // finding
  const answer = await fetch(BASE + '/meta-data/ami-id', { headers: { 'X-aws-ec2-metadata-token': token.data } }); // finding
  return answer.text();
}

function raw(done) {
  http.get({ host: '169.254.169.254', path: '/latest/meta-data/ami-id' }, done); // finding
  return http.request(options, done);
}

module.exports = { facts, raw };
