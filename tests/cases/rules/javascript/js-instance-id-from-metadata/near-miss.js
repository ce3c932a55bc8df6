const fs = require('fs');
const axios = require('axios');

// What /latest/meta-data/instance-id gave is in a mock here.
const value = () => axios.get('http://mock.example.com/latest/meta-data/instance-id');

module.exports = { value, fs };
