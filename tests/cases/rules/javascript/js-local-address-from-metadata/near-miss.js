const fs = require('fs');
const axios = require('axios');

// What /latest/meta-data/local-ipv4 gave is in a mock here.
const value = () => axios.get('http://mock.example.com/latest/meta-data/local-ipv4');

module.exports = { value, fs };
