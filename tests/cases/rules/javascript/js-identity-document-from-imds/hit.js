const AWS = require('aws-sdk');
const axios = require('axios');
const http = require('http');

const IMDS = 'http://169.254.169.254/latest';
const PATH = '/latest/dynamic/instance-identity/document';
const metadata = new AWS.MetadataService();

function ask(done) {
  metadata.request(PATH, done); // finding
  http.get({ host: '169.254.169.254', path: '/latest/dynamic/instance-identity/document' }, done); // finding
}

async function value() {
  const answer = await axios.get(`${IMDS}/dynamic/instance-identity/document`, { timeout: 300 }); // finding
  return answer.data;
}

module.exports = { ask, value };
