const nock = require('nock');

nock('http://169.254.169.254').get('/latest/meta-data/instance-id').reply(200, 'i-1');
