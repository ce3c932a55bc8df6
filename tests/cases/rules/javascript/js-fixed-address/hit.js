const DATABASE = 'postgres://shop@ip-10-0-1-7.eu-west-1.compute.internal:5432/shop'; // finding
const SEARCH = { node: 'http://ec2-3-8-1-2.eu-west-2.compute.amazonaws.com:9200' }; // finding

module.exports = { DATABASE, SEARCH };
