const AWS = require('aws-sdk');
const axios = require('axios');
const http = require('http');

const IMDS = 'http://169.254.169.254/latest';
const PATH = '/latest/meta-data/placement/availability-zone';
const metadata = new AWS.MetadataService();

function ask(done) {
  metadata.request(PATH, done); // finding
  http.get({ host: '169.254.169.254', path: '/latest/meta-data/placement/availability-zone' }, done); // finding
}

async function value() {
  const answer = await axios.get(`${IMDS}/meta-data/placement/availability-zone`, { timeout: 300 }); // finding
  return answer.data;
}

module.exports = { ask, value };
